package io.garuda.proxy;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The proxies that are believed when they tell of the client; by default none.
 *
 * <p>Name the addresses from which your proxies connect, and no others: whoever connects from one of
 * them may claim any address, scheme and host. Each proxy must replace or extend the headers that it
 * gets, and remove those of the family that it does not write.
 */
public final class TrustedProxies {
  private static final System.Logger LOG = System.getLogger(TrustedProxies.class.getName());
  private static final String FOR = "X-Forwarded-For";
  private static final String PROTO = "X-Forwarded-Proto";
  private static final String HOST = "X-Forwarded-Host";
  private static final String PORT = "X-Forwarded-Port";

  private final List<Network> networks;
  private final @Nullable ProxyHeaders reading;
  private final AtomicBoolean warned = new AtomicBoolean();

  private TrustedProxies(List<Network> networks, @Nullable ProxyHeaders reading) {
    this.networks = networks;
    this.reading = reading;
  }

  /** Will believe nobody. */
  public static TrustedProxies none() {
    return new TrustedProxies(List.of(), null);
  }

  /**
   * Will believe these.
   *
   * @param addresses such as {@code 127.0.0.1}, {@code ::1}, {@code 10.0.0.0/8}, {@code fd00::/8}
   * @throws IllegalArgumentException if one is neither an address nor a network
   */
  public static TrustedProxies of(String... addresses) {
    return new TrustedProxies(Stream.of(addresses).map(Network::parse).toList(), null);
  }

  /**
   * Will read one family of headers and ignore the other.
   *
   * <p>Without this a request that carries both is taken as it came: a proxy writes one of them, and
   * the other may be the client's own.
   */
  public TrustedProxies reading(ProxyHeaders family) {
    return new TrustedProxies(networks, family);
  }

  /**
   * Will return what is believed of a request's client; nothing unless the peer is trusted.
   *
   * @param peer the address that the connection comes from; null if it has none
   * @param headers returns a header's lines in their order
   */
  Optional<Claims> claims(@Nullable String peer, Function<String, List<String>> headers) {
    if (peer == null || networks.isEmpty()) {
      return Optional.empty();
    }
    int zone = peer.indexOf('%');
    return IpAddress.parse(zone < 0 ? peer : peer.substring(0, zone))
        .filter(this::trusts)
        .flatMap(address -> claims(new Node(address, 0), headers));
  }

  private boolean trusts(IpAddress address) {
    return networks.stream().anyMatch(network -> network.contains(address));
  }

  private Optional<Claims> claims(Node peer, Function<String, List<String>> headers) {
    List<String> forwarded = headers.apply("Forwarded");
    boolean x =
        Stream.of(FOR, PROTO, HOST, PORT).anyMatch(name -> !headers.apply(name).isEmpty());
    if (reading == null && x && !forwarded.isEmpty()) {
      warn();
      return Optional.empty();
    }
    if (reading != ProxyHeaders.X_FORWARDED && !forwarded.isEmpty()) {
      return Optional.of(forwarded(peer, forwarded));
    }
    return x && reading != ProxyHeaders.FORWARDED
        ? Optional.of(xForwarded(peer, headers))
        : Optional.empty();
  }

  private void warn() {
    if (!warned.getAndSet(true)) {
      LOG.log(
          Level.WARNING,
          "expected Forwarded or X-Forwarded-* from a trusted proxy, got both: one may be forged by"
              + " the client, so neither is believed. Say which one your proxy writes, by"
              + " TrustedProxies.reading(ProxyHeaders.X_FORWARDED) or (FORWARDED). Not said again");
    }
  }

  private Claims forwarded(Node peer, List<String> lines) {
    Node client = peer;
    Map<String, String> said = Map.of();
    for (String element : HeaderList.quoted(lines)) {
      said = ForwardedElement.parse(element);
      Optional<Node> next = Optional.ofNullable(said.get("for")).flatMap(Node::parse);
      client = next.orElse(client);
      if (next.isEmpty() || !trusts(client.address())) {
        break;
      }
    }
    return Claims.of(client, said.get("proto"), said.get("host"), null);
  }

  private Claims xForwarded(Node peer, Function<String, List<String>> headers) {
    Node client = peer;
    List<String> hops = HeaderList.plain(headers.apply(FOR));
    int at = 0;
    for (int i = 0; i < hops.size(); i++) {
      at = i;
      Optional<Node> next = Node.parse(hops.get(i));
      client = next.orElse(client);
      if (next.isEmpty() || !trusts(client.address())) {
        break;
      }
    }
    int hop = at;
    Function<String, @Nullable String> said = name -> {
      List<String> list = HeaderList.plain(headers.apply(name));
      return list.isEmpty() ? null : list.get(list.size() == hops.size() ? hop : 0);
    };
    return Claims.of(client, said.apply(PROTO), said.apply(HOST), said.apply(PORT));
  }
}
