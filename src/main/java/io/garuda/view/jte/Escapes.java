package io.garuda.view.jte;

/** Escapes for scripts and styles; what they return means nothing in HTML either. */
final class Escapes {
  private Escapes() {}

  /** Will escape for within a string of JavaScript or JSON, of any quotes. */
  static String javaScript(String value) {
    StringBuilder text = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (plain(c) && c != '\u2028' && c != '\u2029') {
        text.append(c);
      } else {
        text.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          text.append(Character.forDigit(c >> shift & 15, 16));
        }
      }
    }
    return text.toString();
  }

  /** Will escape for a value in CSS, quoted or not: {@code #fff}, {@code 12.5%} stay (CSS Syntax 4.3.7). */
  static String css(String value) {
    StringBuilder text = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (plain(c) || c == '%' || c == '#' || c == '-') {
        text.append(c);
      } else {
        text.append('\\').append(Integer.toHexString(c)).append(' ');
      }
    }
    return text.toString();
  }

  private static boolean plain(char c) {
    return c >= 0x80 || Character.isLetterOrDigit(c) || " .,_".indexOf(c) >= 0;
  }
}
