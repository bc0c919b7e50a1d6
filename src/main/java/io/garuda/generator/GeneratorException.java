package io.garuda.generator;

/** Says in one line why nothing was written. */
public final class GeneratorException extends RuntimeException {
  private static final long serialVersionUID = 1;

  GeneratorException(String message) {
    super(message);
  }

  GeneratorException(String message, Throwable cause) {
    super(message, cause);
  }
}
