package io.garuda.channel;

import java.time.Duration;

/**
 * How fast a drain sends clients away, and how long it may take; as Phoenix's {@code drainer}.
 *
 * @param batchSize how many sockets are closed at once; 10,000. More if all would not fit into the timeout
 * @param interval the time between two batches; 2 s
 * @param timeout after which nobody is waited for, so that an undeploy ends; 30 s
 * @param notice for how long {@code java -jar} goes on serving after it was told to stop, while {@code
 *     /health/ready} answers 503: a little longer than a load balancer needs to see it; 0 s
 */
public record Drainer(int batchSize, Duration interval, Duration timeout, Duration notice) {
  private static final Drainer STANDARD =
      new Drainer(10_000, Duration.ofSeconds(2), Duration.ofSeconds(30), Duration.ZERO);

  /** Will check the values; throws {@link IllegalArgumentException} if one cannot be. */
  public Drainer {
    if (batchSize < 1) {
      throw new IllegalArgumentException(
          "expected a batchSize above 0 for a drain, got: " + batchSize);
    }
    if (interval.isNegative() || interval.isZero()) {
      throw new IllegalArgumentException(
          "expected an interval above 0 for a drain, got: " + interval);
    }
    if (timeout.isNegative()) {
      throw new IllegalArgumentException("expected a timeout from 0 for a drain, got: " + timeout);
    }
    if (notice.isNegative()) {
      throw new IllegalArgumentException("expected a notice from 0 for a drain, got: " + notice);
    }
  }

  /** Will return the defaults. */
  public static Drainer standard() {
    return STANDARD;
  }

  public Drainer batchSize(int sockets) {
    return new Drainer(sockets, interval, timeout, notice);
  }

  public Drainer interval(Duration between) {
    return new Drainer(batchSize, between, timeout, notice);
  }

  public Drainer timeout(Duration longest) {
    return new Drainer(batchSize, interval, longest, notice);
  }

  public Drainer notice(Duration before) {
    return new Drainer(batchSize, interval, timeout, before);
  }

  /** When handlers that still run are given up: what is left belongs to the last frames. */
  Duration patience() {
    Duration last = timeout.dividedBy(10);
    Duration second = Duration.ofSeconds(1);
    return timeout.minus(last.compareTo(second) < 0 ? last : second);
  }

  /** How many of so many sockets are closed at once, so that all batches begin within the patience. */
  int batch(int sockets) {
    long nanos = interval.toNanos();
    long rounds = Math.max(1, (patience().toNanos() + nanos - 1) / nanos);
    return (int) Math.max(batchSize, (sockets + rounds - 1) / rounds);
  }
}
