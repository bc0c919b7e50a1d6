package io.garuda.quota;

/**
 * How often something may happen: on average, and at once after a pause.
 *
 * @param perSecond above zero
 * @param burst how many a full bucket holds, above zero
 */
public record Rate(int perSecond, int burst) {
  private static final double NANOS = 1e9;

  /** Will check the values; throws {@link IllegalArgumentException} if one cannot be. */
  public Rate {
    if (perSecond < 1 || burst < 1) {
      throw new IllegalArgumentException("expected a rate and a burst above zero, got: " + perSecond
          + " a second, " + burst + " at once");
    }
  }

  /** Counts against a rate; confined to one thread, or guarded by a lock. */
  public static final class Bucket {
    private final Rate rate;
    private double tokens;
    private long filled;

    /** Will begin full. */
    public Bucket(Rate rate, long now) {
      this.rate = rate;
      this.tokens = rate.burst;
      this.filled = now;
    }

    /**
     * Will take one token, if there is one.
     *
     * @param now in {@link System#nanoTime}
     */
    public boolean take(long now) {
      tokens = Math.min(rate.burst, tokens + (now - filled) / NANOS * rate.perSecond);
      filled = now;
      if (tokens < 1) {
        return false;
      }
      tokens--;
      return true;
    }

    /** Will return the nanoseconds until the next one, as of the last {@link #take}. */
    long nanosToNext() {
      return (long) Math.ceil(Math.max(0, 1 - tokens) / rate.perSecond * NANOS);
    }
  }
}
