package io.garuda.config;

import java.util.List;
import java.util.regex.Pattern;

/** Names that are nobody's settings: literal, or with {@code *} for any characters. */
final class Ignored {
  private final List<String> globs;

  Ignored(List<String> globs) {
    this.globs = List.copyOf(globs);
  }

  boolean matches(String name, ConfigSource source) {
    return globs.stream().anyMatch(glob -> matches(glob, name, source));
  }

  /** The variable {@code GARUDA_TEST_A} is meant by {@code garuda.test.*}, too. */
  private static boolean matches(String glob, String name, ConfigSource source) {
    String regex = Pattern.quote(source.place(glob)).replace("*", "\\E.*\\Q");
    return source.place(name).matches(regex);
  }
}
