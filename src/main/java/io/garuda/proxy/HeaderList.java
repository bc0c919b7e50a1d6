package io.garuda.proxy;

import java.util.ArrayList;
import java.util.List;

/** A list in one or more header lines of one name ({@code RFC 9110 section 5.3}), last element first. */
final class HeaderList {
  private HeaderList() {}

  /** Will split at commas. */
  static List<String> plain(List<String> lines) {
    return split(lines, false);
  }

  /** Will split at commas that stand in no quoted string. */
  static List<String> quoted(List<String> lines) {
    return split(lines, true);
  }

  private static List<String> split(List<String> lines, boolean quotes) {
    List<String> elements = new ArrayList<>();
    for (int i = lines.size() - 1; i >= 0; i--) {
      split(lines.get(i), quotes, elements);
    }
    return elements;
  }

  private static void split(String line, boolean quotes, List<String> elements) {
    int end = line.length();
    boolean inside = false;
    for (int i = end - 1; i >= 0; i--) {
      char c = line.charAt(i);
      if (quotes && c == '"' && !(inside && escaped(line, i))) {
        inside = !inside;
      } else if (c == ',' && !inside) {
        elements.add(line.substring(i + 1, end).strip());
        end = i;
      }
    }
    elements.add(line.substring(0, end).strip());
  }

  private static boolean escaped(String line, int quote) {
    int i = quote;
    while (i > 0 && line.charAt(i - 1) == '\\') {
      i--;
    }
    return (quote - i) % 2 == 1;
  }
}
