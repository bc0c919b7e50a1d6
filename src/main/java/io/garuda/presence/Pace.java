package io.garuda.presence;

import java.time.Duration;

/** How long a topic rests after a diff, so that diffs cost about 10,000 frames a second at most. */
final class Pace {
  private static final int FEW = 16;
  private static final long NANOS_OF_A_FRAME = 100_000;
  private static final Duration SHORTEST = Duration.ofMillis(50);
  private static final Duration LONGEST = Duration.ofMillis(1500);

  private Pace() {}

  /** Will return nothing for a few subscribers: they hear each change at once. */
  static Duration after(int subscribers) {
    if (subscribers <= FEW) {
      return Duration.ZERO;
    }
    Duration pause = Duration.ofNanos(subscribers * NANOS_OF_A_FRAME);
    return pause.compareTo(SHORTEST) < 0
        ? SHORTEST
        : pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
  }
}
