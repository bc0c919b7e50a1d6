package io.garuda.channel;

/**
 * How often something may happen: on average, and at once after a pause.
 *
 * @param burst how many a full bucket holds
 */
record Rate(int perSecond, int burst) {
  private static final double NANOS = 1e9;

  /** Counts against a rate; confined to the thread that receives. */
  static final class Bucket {
    private final Rate rate;
    private double tokens;
    private long filled;

    /** Will begin full. */
    Bucket(Rate rate, long now) {
      this.rate = rate;
      this.tokens = rate.burst;
      this.filled = now;
    }

    /**
     * Will take one token, if there is one.
     *
     * @param now in {@link System#nanoTime}
     */
    boolean take(long now) {
      tokens = Math.min(rate.burst, tokens + (now - filled) / NANOS * rate.perSecond);
      filled = now;
      if (tokens < 1) {
        return false;
      }
      tokens--;
      return true;
    }
  }
}
