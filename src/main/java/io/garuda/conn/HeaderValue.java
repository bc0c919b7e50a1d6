package io.garuda.conn;

/** Refuses header values that would begin a header of their own. */
final class HeaderValue {
  private HeaderValue() {}

  static String checked(String name, String value) {
    if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0 || value.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("expected a value for header \"" + name
          + "\" without line breaks, got one with them; encode it first");
    }
    return value;
  }
}
