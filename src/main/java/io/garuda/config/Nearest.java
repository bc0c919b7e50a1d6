package io.garuda.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Finds what a wrong name was meant to be. */
final class Nearest {
  private static final int FURTHEST = 4;

  private Nearest() {}

  /** Will return a question for the end of a message; empty if no key is near. */
  static String hint(String name, Collection<String> keys, ConfigSource source) {
    return keys.stream()
        .map(source::place)
        .min(Comparator.comparingInt(key -> distance(key, source.place(name))))
        .filter(key -> distance(key, source.place(name)) <= FURTHEST)
        .map(key -> "; did you mean " + key.substring(key.lastIndexOf(' ') + 1) + "?")
        .orElse("");
  }

  /** How many letters must be put in, left out or exchanged (Levenshtein). */
  static int distance(String from, String to) {
    String a = from.toLowerCase(Locale.ROOT);
    String b = to.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int exchanged = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(exchanged, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
