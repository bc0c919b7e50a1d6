package io.garuda.app;

import java.util.Map;
import java.util.function.Function;

/**
 * What became of an input: a value, or what is wrong with each field ({@code Ecto.Changeset}).
 *
 * <p>A wrong input is an everyday outcome, so it is a result and not an exception.
 */
public sealed interface Checked<T> {
  record Valid<T>(T value) implements Checked<T> {
    @Override
    public <R> R match(
        Function<? super T, ? extends R> valid,
        Function<? super Map<String, String>, ? extends R> invalid) {
      return valid.apply(value);
    }
  }

  /**
   * The input is refused.
   *
   * @param errors a sentence for people, by the name of the field
   */
  record Invalid<T>(Map<String, String> errors) implements Checked<T> {
    @Override
    public <R> R match(
        Function<? super T, ? extends R> valid,
        Function<? super Map<String, String>, ? extends R> invalid) {
      return invalid.apply(errors);
    }
  }

  static <T> Checked<T> valid(T value) {
    return new Valid<>(value);
  }

  static <T> Checked<T> invalid(Map<String, String> errors) {
    return new Invalid<>(Map.copyOf(errors));
  }

  /** Will go on with the value, or with the errors. */
  <R> R match(
      Function<? super T, ? extends R> valid,
      Function<? super Map<String, String>, ? extends R> invalid);
}
