package io.garuda.socket;

import org.jspecify.annotations.Nullable;

/**
 * One encoded message on its way to clients: text or bytes.
 *
 * @param text the text frame, or null
 * @param bytes the binary frame, or null
 * @param size how many bytes it takes on the wire, its header left out
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; made once per broadcast
public record Frame(@Nullable String text, byte @Nullable [] bytes, int size) {
  public static Frame text(String text) {
    return new Frame(text, null, utf8Length(text));
  }

  public static Frame binary(byte[] bytes) {
    return new Frame(null, bytes, bytes.length);
  }

  /** Will return how many bytes of UTF-8 a text, or a part of one, takes. */
  public static int utf8Length(CharSequence text) {
    int length = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x800 && !Character.isSurrogate(c)) {
        length += 2;
      } else if (c >= 0x80) {
        length++; // a surrogate is half of four bytes
      }
    }
    return length;
  }
}
