package io.garuda.app;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cleans what people type; markup stays as it is, since views escape it. */
final class Text {
  /** Control characters, and marks that turn the direction of the text around them. */
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cc}\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069&&[^\\n\\t]]");

  private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0]+");

  private Text() {}

  static String lines(@Nullable String raw) {
    return raw == null ? "" : UNSEEN.matcher(raw).replaceAll("").strip();
  }

  static String line(@Nullable String raw) {
    return SPACES.matcher(lines(raw)).replaceAll(" ").strip();
  }
}
