package io.garuda.conn;

/** Refuses headers that would begin a header of their own (RFC 9110 section 5). */
final class HeaderValue {
  private HeaderValue() {}

  static String checked(String name, String value) {
    if (name.isEmpty() || !name.chars().allMatch(HeaderValue::token)) {
      throw new IllegalArgumentException(
          "expected the name of a header such as \"x-total\", got: \""
              + name.replaceAll("\\p{Cntrl}", "?") + "\"");
    }
    if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0 || value.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("expected a value for header \"" + name
          + "\" without line breaks, got one with them; encode it first");
    }
    return value;
  }

  private static boolean token(int c) {
    return c > ' ' && c < 0x7F && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0;
  }
}
