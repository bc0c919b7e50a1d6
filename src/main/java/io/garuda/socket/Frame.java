package io.garuda.socket;

import org.jspecify.annotations.Nullable;

/**
 * One encoded message on its way to clients: text or bytes.
 *
 * @param text the text frame, or null
 * @param bytes the binary frame, or null
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; made once per broadcast
public record Frame(@Nullable String text, byte @Nullable [] bytes) {
  public static Frame text(String text) {
    return new Frame(text, null);
  }

  public static Frame binary(byte[] bytes) {
    return new Frame(null, bytes);
  }

  /** Will return how much of a queue's bound it takes. */
  public int size() {
    return text != null ? text.length() : bytes != null ? bytes.length : 0;
  }
}
