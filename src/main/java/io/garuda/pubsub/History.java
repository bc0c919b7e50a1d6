package io.garuda.pubsub;

import java.time.Duration;

/**
 * What a topic keeps, so that clients that were away get what they missed.
 *
 * @param size how many messages at most
 * @param time how long at most
 */
public record History(int size, Duration time) {
  /** A history that is over is remembered for so long: who comes back later is told that it is another. */
  public static final Duration MEMORY = Duration.ofHours(1);

  /** Will check the bounds; throws {@link IllegalArgumentException} if one cannot be. */
  public History {
    if (size < 1) {
      throw new IllegalArgumentException("expected a history of 1 message or more, got: " + size);
    }
    if (time.toMillis() < 1) {
      throw new IllegalArgumentException("expected a history of 1 ms or more, got: " + time);
    }
  }

  public static History of(int size, Duration time) {
    return new History(size, time);
  }
}
