package io.garuda.param;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Bytes as {@code %} and two hex digits (RFC 3986 section 2.1). */
public final class PercentEscapes {
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

  /** Will append a byte as its escape. */
  public static void append(StringBuilder out, byte b) {
    out.append(String.format(Locale.ROOT, "%%%02X", b));
  }
}
