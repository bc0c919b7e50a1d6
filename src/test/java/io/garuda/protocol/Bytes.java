package io.garuda.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes as they are written in a table: {@code 82 85 "text" 'with "quotes"' 'x'*100}.
 *
 * <p>Hex pairs, or text between either kind of quotes, as UTF-8; each may be repeated.
 */
final class Bytes {
  private static final Pattern PART =
      Pattern.compile("\\s*(?:\"([^\"]*)\"|'([^']*)'|((?:[0-9a-f]{2})+))(?:\\*([\\d_]+))?");

  private Bytes() {}

  static byte[] of(String written) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Matcher part = PART.matcher(written);
    int at = 0;
    for (; part.lookingAt(); part.region(at, written.length())) {
      byte[] bytes = part.group(3) != null
          ? HexFormat.of().parseHex(part.group(3))
          : (part.group(1) != null ? part.group(1) : part.group(2)).getBytes(UTF_8);
      int times = part.group(4) == null ? 1 : Integer.parseInt(part.group(4).replace("_", ""));
      for (int i = 0; i < times; i++) {
        out.writeBytes(bytes);
      }
      at = part.end();
    }
    if (!written.substring(at).isBlank()) {
      throw new IllegalArgumentException(
          "expected hex or text in quotes, got: " + written.substring(at));
    }
    return out.toByteArray();
  }
}
