package io.garuda.proxy;

import java.util.OptionalInt;

/** Reads port numbers. */
final class Port {
  private static final int HIGHEST = 65_535;

  private Port() {}

  static OptionalInt parse(String text) {
    if (!isNumber(text, 5)) {
      return OptionalInt.empty();
    }
    int port = Integer.parseInt(text);
    return port == 0 || port > HIGHEST ? OptionalInt.empty() : OptionalInt.of(port);
  }

  /** Only ASCII digits: the JDK's parser takes signs and the digits of every script. */
  static boolean isNumber(String text, int digits) {
    return !text.isEmpty()
        && text.length() <= digits
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  static int ofScheme(String scheme) {
    return scheme.equals("https") ? 443 : 80;
  }
}
