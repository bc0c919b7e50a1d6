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
  /**
   * Will carry text; half of a character in it, which no UTF-8 can hold, becomes U+FFFD.
   *
   * <p>An application that cuts a text in two may make one. Each container refuses to send it, which
   * would cost all subscribers of a broadcast their connections.
   */
  public static Frame text(String text) {
    int size = utf8Length(text);
    @Nullable String mended = size == text.length() ? null : mended(text);
    return mended == null
        ? new Frame(text, null, size)
        : new Frame(mended, null, utf8Length(mended));
  }

  /** Will return null if there is nothing to mend. */
  private static @Nullable String mended(String text) {
    @Nullable StringBuilder mended = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      if (i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1))) {
        i++;
        continue;
      }
      mended = mended == null ? new StringBuilder(text) : mended;
      mended.setCharAt(i, '\ufffd');
    }
    return mended == null ? null : mended.toString();
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
