package io.garuda.conn;

/**
 * The prefix of a path from which a router forwards.
 *
 * @param text as the table has it, empty for none
 * @param length that it has in the path as the client sent it
 */
record ScriptName(String text, int length) {
  static final ScriptName NONE = new ScriptName("", 0);

  /** Will find as many segments in a path as a prefix has; empty ones do not count in either. */
  static ScriptName of(String prefix, String rawPath) {
    String text = prefix.equals("/") ? "" : prefix;
    int length = 0;
    for (int at = segment(text, 0); at > 0; at = segment(text, at)) {
      length = Math.max(length, segment(rawPath, length));
    }
    return new ScriptName(text, length);
  }

  /** Will return where the next segment ends; 0 if there is none. */
  private static int segment(String path, int from) {
    int start = from;
    while (start < path.length() && path.charAt(start) == '/') {
      start++;
    }
    int slash = path.indexOf('/', start);
    return start == path.length() ? 0 : slash < 0 ? path.length() : slash;
  }
}
