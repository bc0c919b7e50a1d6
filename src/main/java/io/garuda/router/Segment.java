package io.garuda.router;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One part of a path template between slashes: literal text, then perhaps a parameter.
 *
 * @param parameter its name, or empty
 * @param pattern what all of the parameter must be; of a glob, that something must be left
 * @param glob takes all that is left of the path
 */
record Segment(String literal, String parameter, Optional<Pattern> pattern, boolean glob) {
  boolean isLiteral() {
    return parameter.isEmpty() && !glob;
  }

  /** Will tell whether a decoded segment is this one; a parameter is never empty. */
  boolean accepts(String part) {
    return isLiteral()
        ? part.equals(literal)
        : part.length() > literal.length() && part.startsWith(literal) && fits(part);
  }

  /** Will tell whether the pattern allows what stands behind the literal text. */
  boolean fits(String part) {
    return pattern.isEmpty()
        || pattern.get().matcher(part).region(literal.length(), part.length()).matches();
  }

  String patternText() {
    return pattern.map(Pattern::pattern).orElse("");
  }
}
