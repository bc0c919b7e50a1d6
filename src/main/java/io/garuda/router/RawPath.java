package io.garuda.router;

import io.garuda.param.MalformedParamsException;
import io.garuda.param.PercentEscapes;
import java.util.ArrayList;
import java.util.List;

/** Splits a path as it came, then decodes: an encoded slash stays inside its segment. */
final class RawPath {
  private RawPath() {}

  /**
   * Will return the decoded segments; empty ones do not count.
   *
   * @throws MalformedParamsException if an escape is broken or a segment is not UTF-8
   */
  static List<String> segments(String rawPath) {
    List<String> segments = new ArrayList<>(8);
    int start = 0;
    int length = rawPath.length();
    while (start < length) {
      int slash = rawPath.indexOf('/', start);
      int end = slash < 0 ? length : slash;
      if (end > start) {
        segments.add(decode(rawPath.substring(start, end)));
      }
      start = end + 1;
    }
    return segments;
  }

  /**
   * Will tell whether a container or a file system could take a segment for a step up or on the spot.
   *
   * <p>That is {@code ..} alone, before a semicolon, or between slashes and backslashes that came
   * encoded.
   */
  static boolean isDots(String segment) {
    int start = 0;
    for (int i = 0; i <= segment.length(); i++) {
      char c = i == segment.length() ? '/' : segment.charAt(i);
      if (c == '/' || c == '\\' || c == ';') {
        if (isDots(segment, start, i)) {
          return true;
        }
        start = i + 1;
      }
    }
    return false;
  }

  private static boolean isDots(String text, int start, int end) {
    int length = end - start;
    return (length == 1 || length == 2) && text.charAt(start) == '.' && text.charAt(end - 1) == '.';
  }

  private static String decode(String text) {
    return text.indexOf('%') < 0 ? text : PercentEscapes.decode(text, " in a path");
  }
}
