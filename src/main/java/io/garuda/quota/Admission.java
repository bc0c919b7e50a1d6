package io.garuda.quota;

import io.garuda.proxy.IpAddress;
import io.garuda.quota.Refusal.Reason;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Gives out the places that quotas allow, and refuses the rest; any thread, never blocks for long. */
public final class Admission {
  /** Some 3 MB of buckets; whoever has more addresses has more than their rates allow, too. */
  private static final int MOST_RATED = 20_000;

  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final String ALL = "all";

  private final Quotas quotas;
  private final BooleanSupplier draining;
  private final LongSupplier nanos;
  private final RefusalLog log;
  private final Map<Reason, LongAdder> refused = new EnumMap<>(Reason.class);
  private final AtomicInteger sockets = new AtomicInteger();
  private final Counts<IpAddress> addresses = new Counts<>();
  private final Counts<String> users = new Counts<>();
  private final Rates<String> rate;
  private final Rates<IpAddress> addressRates;

  /** What a client is answered that wants in: a place, or why it gets none. */
  public sealed interface Outcome permits Slot, Refusal {}

  /** Runs what never blocks, once, later. */
  public interface Later {
    void schedule(Duration delay, Runnable task);
  }

  /**
   * Will count from zero.
   *
   * @param draining whether all are refused
   * @param later for the log, which tells of refusals together
   */
  public Admission(Quotas quotas, BooleanSupplier draining, Later later) {
    this(quotas, draining, later, System::nanoTime);
  }

  Admission(Quotas quotas, BooleanSupplier draining, Later later, LongSupplier nanos) {
    this.quotas = quotas;
    this.draining = draining;
    this.nanos = nanos;
    this.log = new RefusalLog(quotas, later);
    for (Reason reason : Reason.values()) {
      refused.put(reason, new LongAdder());
    }
    this.rate = new Rates<>(quotas.rate(), 1);
    this.addressRates = new Rates<>(quotas.addressRate(), MOST_RATED);
  }

  /**
   * Will give a place to a client.
   *
   * @param from its address; null if the server does not know it
   */
  public Outcome admit(@Nullable String from) {
    if (draining.getAsBoolean()) {
      return refuse(Reason.DRAINING, PAUSE, "");
    }
    IpAddress address = quotas.counted(from).orElse(null);
    if (address == null) {
      return place(null);
    }
    long wait = addressRates.take(address, nanos.getAsLong());
    if (wait > 0) {
      return refuse(Reason.ADDRESS_RATE, Duration.ofNanos(wait), address.toString());
    }
    if (!addresses.take(address, quotas.perAddress())) {
      return refuse(Reason.ADDRESS, PAUSE, address.toString());
    }
    Outcome outcome = place(address);
    if (outcome instanceof Refusal) {
      addresses.giveBack(address);
    }
    return outcome;
  }

  private Outcome place(@Nullable IpAddress address) {
    int most = quotas.sockets();
    if (sockets.getAndUpdate(now -> now < most ? now + 1 : now) >= most) {
      return refuse(Reason.FULL, PAUSE, "");
    }
    long wait = rate.take(ALL, nanos.getAsLong());
    if (wait > 0) {
      sockets.decrementAndGet();
      return refuse(Reason.RATE, Duration.ofNanos(wait), "");
    }
    return new Slot(this, address);
  }

  Optional<Refusal> claim(String user) {
    return users.take(user, quotas.perUser())
        ? Optional.empty()
        : Optional.of(refuse(Reason.USER, PAUSE, user));
  }

  void release(@Nullable IpAddress address, @Nullable String user) {
    sockets.decrementAndGet();
    if (address != null) {
      addresses.giveBack(address);
    }
    if (user != null) {
      users.giveBack(user);
    }
  }

  private Refusal refuse(Reason reason, Duration wait, String who) {
    counter(reason).increment();
    log.refused(reason, who);
    long byChance = ThreadLocalRandom.current().nextLong(PAUSE.toSeconds() + 1);
    return new Refusal(
        reason,
        Duration.ofSeconds(Math.max(1, wait.plusNanos(999_999_999).toSeconds()) + byChance));
  }

  private LongAdder counter(Reason reason) {
    return Objects.requireNonNull(refused.get(reason), "expected a counter of each reason");
  }

  /** Will return how many clients were refused for this reason. */
  public long refused(Reason reason) {
    return counter(reason).sum();
  }

  /** Will return how many places are taken, those of clients included that still connect. */
  public int sockets() {
    return sockets.get();
  }

  /** How many keys are kept in memory. */
  int keys() {
    return addresses.keys() + users.keys() + addressRates.keys();
  }
}
