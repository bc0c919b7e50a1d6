package io.garuda.processor;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/**
 * A parameter of a helper.
 *
 * @param type as source text
 * @param text source that makes text of it, with {@code %s} for its name
 */
record Parameter(String name, String type, String text) {
  private static final Pattern GAP = Pattern.compile("[^A-Za-z0-9]+(.)?");

  /** Will make the parameter that stands for one of a path: {@code user_id} is {@code userId}. */
  static Parameter of(String inPath, ParameterType type) {
    String name = GAP.matcher(inPath)
        .replaceAll(
            gap -> gap.group(1) == null ? "" : Matcher.quoteReplacement(upper(gap.group(1))));
    String first = name.isEmpty() || Character.isDigit(name.charAt(0)) ? "p" + name : name;
    return new Parameter(
        SourceVersion.isKeyword(first) ? first + "_" : first, type.source(), type.text());
  }

  private static String upper(String letter) {
    return letter.toUpperCase(Locale.ROOT);
  }

  Parameter as(ParameterType other) {
    return new Parameter(name, other.source(), other.text());
  }

  /** Will return source that makes text of it. */
  String toText() {
    return text.replace("%s", name);
  }
}
