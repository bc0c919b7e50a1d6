package io.garuda.pubsub;

import java.time.Duration;

/**
 * By what an engine knows a message that it is asked to publish again.
 *
 * @param key of the topic's messages; 1 to 255 characters
 * @param time how long it is known
 */
public record Once(String key, Duration time) {
  /** How long a key is known, unless a setting says otherwise: 5 minutes. */
  public static final Duration TIME = Duration.ofMinutes(5);

  /** So many characters a key may have. */
  public static final int MAX_LENGTH = 255;

  /** Will check the bounds; throws {@link IllegalArgumentException} if one cannot be. */
  public Once {
    if (!isKey(key)) {
      throw new IllegalArgumentException("expected a key of 1 to " + MAX_LENGTH
          + " characters of Unicode, got " + key.length() + " characters: \"" + key + "\"");
    }
    if (time.toMillis() < 1) {
      throw new IllegalArgumentException("expected to know a key for 1 ms or more, got: " + time);
    }
  }

  /** Whether a text may be a key. */
  public static boolean isKey(String text) {
    return !text.isEmpty() && text.length() <= MAX_LENGTH && EngineTopic.isUnicode(text);
  }
}
