package io.garuda.param;

/** Text of a client as it may stand in a log, where each line must be the application's own. */
public final class LogText {
  private LogText() {}

  /**
   * Will return the text with escapes for what a terminal or a reader takes for something else: line
   * breaks, control characters, signs that turn the direction of writing.
   */
  public static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (misleads(text.charAt(i))) {
        return escaped(text);
      }
    }
    return text;
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (misleads(c)) {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static boolean misleads(char c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
