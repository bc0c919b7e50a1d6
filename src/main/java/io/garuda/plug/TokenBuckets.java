package io.garuda.plug;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Counts in this JVM alone: each key has a bucket of tokens, which fills at a rate.
 *
 * <p>Keeps the 100,000 keys that asked last; one that comes back later finds a full bucket.
 */
public final class TokenBuckets implements RateLimiter {
  private static final int MOST_KEYS = 100_000;

  private static final class Bucket {
    private double tokens;
    private long filledAt;
  }

  private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
      return size() > mostKeys;
    }
  };
  private final int burst;
  private final double nanosPerToken;
  private final int mostKeys;
  private final LongSupplier nanos;

  /**
   * Will allow so many requests in a period, all of them at once if none came before.
   *
   * @param requests above zero
   */
  public TokenBuckets(int requests, Duration period) {
    this(requests, period, MOST_KEYS, System::nanoTime);
  }

  TokenBuckets(int requests, Duration period, int mostKeys, LongSupplier nanos) {
    if (requests < 1 || period.isZero() || period.isNegative()) {
      throw new IllegalArgumentException(
          "expected some requests in some time, got: " + requests + " in " + period);
    }
    this.burst = requests;
    this.nanosPerToken = (double) period.toNanos() / requests;
    this.mostKeys = mostKeys;
    this.nanos = nanos;
  }

  @Override
  public Optional<Duration> retryAfter(String key) {
    synchronized (buckets) {
      long now = nanos.getAsLong();
      Bucket bucket = buckets.computeIfAbsent(key, absent -> full(now));
      bucket.tokens = Math.min(burst, bucket.tokens + (now - bucket.filledAt) / nanosPerToken);
      bucket.filledAt = now;
      if (bucket.tokens >= 1) {
        bucket.tokens--;
        return Optional.empty();
      }
      return Optional.of(Duration.ofNanos((long) Math.ceil((1 - bucket.tokens) * nanosPerToken)));
    }
  }

  private Bucket full(long now) {
    Bucket bucket = new Bucket();
    bucket.tokens = burst;
    bucket.filledAt = now;
    return bucket;
  }
}
