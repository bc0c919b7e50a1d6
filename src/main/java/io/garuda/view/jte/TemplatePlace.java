package io.garuda.view.jte;

import gg.jte.TemplateException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in a template something went wrong.
 *
 * @param name such as {@code room/show.jte}
 * @param line from 1 on
 */
public record TemplatePlace(String name, int line) {
  // jte tells it in words only: a template that fails, one that javac refuses, one that jte cannot
  // read
  private static final Pattern AT =
      Pattern.compile("(?:error at (\\S+?):(\\d+)|compile (\\S+), error at line (\\d+))");

  /** Will find the place of an error: the innermost template that it names. */
  public static Optional<TemplatePlace> of(Throwable error) {
    Optional<TemplatePlace> found = Optional.empty();
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof TemplateException) {
        Matcher at = AT.matcher(String.valueOf(cause.getMessage()));
        if (at.find()) {
          int first = at.group(1) != null ? 1 : 3;
          found = Optional.of(
              new TemplatePlace(at.group(first), Integer.parseInt(at.group(first + 1))));
        }
      }
    }
    return found;
  }
}
