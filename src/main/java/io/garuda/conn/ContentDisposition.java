package io.garuda.conn;

import io.garuda.param.PercentEscapes;
import java.nio.charset.StandardCharsets;

/** Names a file to the browser (RFC 6266), whatever the name holds. */
public final class ContentDisposition {
  private static final String PLAIN =
      "!#$&+-.^_`|~"; // RFC 8187 attr-char, beside letters and digits

  private ContentDisposition() {}

  /**
   * Will return the header's value: the name in ASCII for old clients, and encoded if it has more.
   *
   * @param type such as {@code attachment}
   */
  public static String of(String type, String filename) {
    StringBuilder ascii = new StringBuilder();
    StringBuilder encoded = new StringBuilder();
    filename.codePoints().forEach(c -> {
      boolean safe = c >= ' ' && c < 0x7F && c != '"' && c != '\\' && c != '%' && c != '/';
      ascii.append(safe ? (char) c : '_');
      encode(encoded, c);
    });
    String value = type + "; filename=\"" + ascii + "\"";
    return ascii.toString().equals(filename) ? value : value + "; filename*=UTF-8''" + encoded;
  }

  private static void encode(StringBuilder out, int c) {
    if (c < 0x7F && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0)) {
      out.append((char) c);
      return;
    }
    for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
      PercentEscapes.append(out, b);
    }
  }
}
