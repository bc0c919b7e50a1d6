package io.garuda.param;

import org.jspecify.annotations.Nullable;

/** Says that encoded parameters could not be decoded; answered with 400. */
public final class MalformedParamsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MalformedParamsException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
