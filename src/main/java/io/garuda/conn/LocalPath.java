package io.garuda.conn;

import io.garuda.param.PercentEscapes;
import java.nio.charset.StandardCharsets;

/** Checks paths that a browser is sent to, so that they cannot lead to another host. */
final class LocalPath {
  private LocalPath() {}

  static String checked(String path) {
    if (!path.startsWith("/")
        || path.startsWith("//")
        || path.chars().anyMatch(LocalPath::unsafe)) {
      throw new IllegalArgumentException(
          "expected a path of this application such as \"/rooms\", got: \""
              + path.replaceAll("\\p{Cntrl}", "?") + "\"");
    }
    return path;
  }

  private static boolean unsafe(int c) {
    return c == '\\' || c < 0x20 || c == 0x7F;
  }

  /** Will percent-encode what may not stand in a header: spaces and all beyond ASCII. */
  static String ascii(String path) {
    if (path.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
      return path;
    }
    StringBuilder out = new StringBuilder(path.length() + 16);
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      if (b > ' ' && b < 0x7F) {
        out.append((char) b);
      } else {
        PercentEscapes.append(out, b);
      }
    }
    return out.toString();
  }
}
