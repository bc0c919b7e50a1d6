package io.garuda.router;

import io.garuda.param.MalformedParamsException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Splits a path as it came, then decodes: an encoded slash stays inside its segment. */
final class RawPath {
  private RawPath() {}

  /**
   * Will return the decoded segments; empty ones do not count.
   *
   * @throws MalformedParamsException if a segment is not UTF-8
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

  /** Will tell whether a container could take a segment for a step up or on the spot. */
  static boolean isDots(String segment) {
    if (segment.isEmpty() || segment.charAt(0) != '.') {
      return false;
    }
    int semicolon = segment.indexOf(';');
    String name = semicolon < 0 ? segment : segment.substring(0, semicolon);
    return name.equals(".") || name.equals("..");
  }

  private static String decode(String text) {
    int percent = text.indexOf('%');
    if (percent < 0) {
      return text;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
      if (low < 0) {
        out.write(bytes[i]);
      } else {
        out.write(high * 16 + low);
        i += 2;
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(out.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw new MalformedParamsException("expected UTF-8 in a path, got: \"" + text + "\"", e);
    }
  }
}
