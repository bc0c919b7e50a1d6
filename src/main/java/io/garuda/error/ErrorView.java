package io.garuda.error;

/**
 * Shows an error: as a {@code View}, or as anything that Jackson can write.
 *
 * @param <T> what it makes of an error
 */
@FunctionalInterface
public interface ErrorView<T> {
  /** Will show an error; called on the request's thread. */
  T render(ErrorPage page);
}
