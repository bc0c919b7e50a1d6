package io.garuda.quota;

import io.garuda.proxy.IpAddress;
import io.garuda.proxy.Network;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How many sockets an endpoint has at once, and how fast new ones may come; immutable.
 *
 * <pre>{@code
 * Quotas.standard().sockets(200_000).perUser(20)
 * }</pre>
 *
 * <p>Each method returns a copy that differs in one thing. All mounts and both transports count
 * together. Who comes above a quota is answered 429, or 503 where it is not his own, with {@code
 * Retry-After}; {@code phoenix.js} tries again.
 */
public final class Quotas implements Cloneable {
  /** An idle socket takes 81 KB; what it does takes more. */
  private static final long HEAP_PER_SOCKET = 128 * 1024;

  private static final int SHARE = 4;
  private static final Quotas STANDARD = new Quotas();

  private int sockets = Math.toIntExact(Math.min(
      Integer.MAX_VALUE, Math.max(1_000, Runtime.getRuntime().maxMemory() / HEAP_PER_SOCKET)));
  private int perAddress; // 0: a share of all
  private int perUser = 100;
  private @Nullable Rate rate = new Rate(1_000, 5_000);
  private @Nullable Rate addressRate = new Rate(100, 1_000);
  private int prefix = 64;
  private List<Network> uncounted = networks("127.0.0.0/8", "::1");

  private Quotas() {}

  /** Will return the defaults, which each method names. */
  public static Quotas standard() {
    return STANDARD;
  }

  /** Will return quotas that nobody reaches, as Phoenix has none. */
  public static Quotas none() {
    int all = Integer.MAX_VALUE;
    return STANDARD.sockets(all).perAddress(all).perUser(all).withoutRates();
  }

  /**
   * Will refuse with 503 above so many sockets in all; one for each 128 KiB of the JVM's largest heap, but
   * at least 1,000: 8,192 for 1 GiB.
   */
  public Quotas sockets(int most) {
    above0(most);
    return with(quotas -> quotas.sockets = most);
  }

  /**
   * Will refuse with 429 above so many sockets of one address; a quarter of {@link #sockets}, so that
   * none takes the place of all others, and a school behind one address finds room.
   */
  public Quotas perAddress(int most) {
    above0(most);
    return with(quotas -> quotas.perAddress = most);
  }

  /**
   * Will refuse with 429 above so many sockets of one user, as {@code SocketHandler.user} names him;
   * 100, for all tabs on all of his devices.
   */
  public Quotas perUser(int most) {
    above0(most);
    return with(quotas -> quotas.perUser = most);
  }

  /**
   * Will refuse with 503 above this rate of connects in all; 1,000, and 5,000 at once: as when all come
   * back after a deployment, which each costs what {@code connect} looks up.
   */
  public Quotas connectsPerSecond(int perSecond, int burst) {
    Rate all = new Rate(perSecond, burst);
    return with(quotas -> quotas.rate = all);
  }

  /** Will refuse with 429 above this rate of connects of one address; 100, 1,000 at once. */
  public Quotas connectsPerSecondOfAddress(int perSecond, int burst) {
    Rate each = new Rate(perSecond, burst);
    return with(quotas -> quotas.addressRate = each);
  }

  /** Will take connects however fast they come. */
  public Quotas withoutRates() {
    return with(quotas -> {
      quotas.rate = null;
      quotas.addressRate = null;
    });
  }

  /**
   * Will count the addresses of IPv6 that share so many bits as one; 64, of which one client has all.
   *
   * @param bits 1 to 128
   */
  public Quotas ipv6Prefix(int bits) {
    if (bits < 1 || bits > 128) {
      throw new IllegalArgumentException("expected a prefix of 1 to 128 bits, got: " + bits);
    }
    return with(quotas -> quotas.prefix = bits);
  }

  /**
   * Will not count addresses of these networks, beside what they are of all; {@code 127.0.0.0/8} and
   * {@code ::1}, whence load tests come, and proxies that nobody trusts.
   *
   * @param networks such as {@code 10.0.0.0/8}; none count every address
   */
  public Quotas uncounted(String... networks) {
    List<Network> all = networks(networks);
    return with(quotas -> quotas.uncounted = all);
  }

  private static List<Network> networks(String... texts) {
    return Stream.of(texts).map(Network::parse).toList();
  }

  int sockets() {
    return sockets;
  }

  int perAddress() {
    return perAddress > 0 ? perAddress : Math.max(1, sockets / SHARE);
  }

  int perUser() {
    return perUser;
  }

  @Nullable
  Rate rate() {
    return rate;
  }

  @Nullable
  Rate addressRate() {
    return addressRate;
  }

  /** Will return what an address counts as; none for what is uncounted or no address. */
  Optional<IpAddress> counted(@Nullable String address) {
    if (address == null) {
      return Optional.empty(); // a Unix socket
    }
    int zone = address.indexOf('%');
    return IpAddress.parse(zone < 0 ? address : address.substring(0, zone))
        .filter(ip -> uncounted.stream().noneMatch(network -> network.contains(ip)))
        .map(ip -> ip.isV4() ? ip : ip.first(prefix));
  }

  private Quotas with(Consumer<Quotas> change) {
    Quotas copy;
    try {
      copy = (Quotas) clone();
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
    change.accept(copy);
    return copy;
  }

  /** Will say each quota, for logs. */
  @Override
  public String toString() {
    return "sockets " + sockets + ", per address " + perAddress() + " by /" + prefix + " but for "
        + uncounted + ", per user " + perUser + ", rate " + rate + ", of an address " + addressRate;
  }

  private static void above0(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("expected a quota above zero, got: " + limit);
    }
  }
}
