package io.garuda.app;

import java.util.Map;

/**
 * What became of an input: a value, or what is wrong with each field ({@code Ecto.Changeset}).
 *
 * <p>A wrong input is an everyday outcome, so it is a result and not an exception.
 */
public sealed interface Checked<T> {
  record Valid<T>(T value) implements Checked<T> {}

  /**
   * The input is refused.
   *
   * @param errors a sentence for people, by the name of the field
   */
  record Invalid<T>(Map<String, String> errors) implements Checked<T> {}

  static <T> Checked<T> valid(T value) {
    return new Valid<>(value);
  }

  static <T> Checked<T> invalid(Map<String, String> errors) {
    return new Invalid<>(Map.copyOf(errors));
  }
}
