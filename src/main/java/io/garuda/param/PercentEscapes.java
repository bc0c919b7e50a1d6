package io.garuda.param;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Bytes as {@code %} and two hex digits (RFC 3986 section 2.1). */
public final class PercentEscapes {
  private static final String HEX = "0123456789ABCDEF";

  private PercentEscapes() {}

  /**
   * Will decode UTF-8 text with escapes.
   *
   * @param where for messages: {@code " in a path"}, or nothing
   * @throws MalformedParamsException if an escape is broken or it is not UTF-8
   */
  public static String decode(String text, String where) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int length = 0;
    for (int i = 0; i < bytes.length; i++) {
      byte b = bytes[i];
      if (b == '%') {
        int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
        int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
        if (low < 0) {
          throw new MalformedParamsException(
              "expected percent escapes of two hex digits" + where + ", got: \"" + text + "\"",
              null);
        }
        b = (byte) (high * 16 + low);
        i += 2;
      }
      bytes[length++] = b;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, 0, length))
          .toString();
    } catch (CharacterCodingException e) {
      throw new MalformedParamsException("expected UTF-8" + where + ", got: \"" + text + "\"", e);
    }
  }

  /**
   * Will append text in UTF-8, with an escape for all but letters, digits, {@code -}, {@code .},
   * {@code _} and {@code ~} (RFC 3986 section 2.3).
   *
   * @throws IllegalArgumentException if half of a surrogate pair stands alone: no UTF-8 says that
   */
  public static void encode(StringBuilder out, String text) {
    int plain = 0;
    while (plain < text.length() && isUnreserved(text.charAt(plain))) {
      plain++;
    }
    if (plain == text.length()) {
      out.append(text);
      return;
    }
    ByteBuffer bytes;
    try {
      bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          "expected text that UTF-8 can say, got half of a surrogate pair in: \"" + text + "\"", e);
    }
    while (bytes.hasRemaining()) {
      byte b = bytes.get();
      if (isUnreserved(b)) {
        out.append((char) b);
      } else {
        append(out, b);
      }
    }
  }

  private static boolean isUnreserved(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '.'
        || c == '_'
        || c == '~';
  }

  /** Will append a byte as its escape. */
  public static void append(StringBuilder out, byte b) {
    out.append('%').append(HEX.charAt(b >> 4 & 0xF)).append(HEX.charAt(b & 0xF));
  }
}
