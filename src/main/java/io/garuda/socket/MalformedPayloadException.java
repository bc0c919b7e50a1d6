package io.garuda.socket;

import org.jspecify.annotations.Nullable;

/** Says that a payload is not of the shape that was asked for. */
public final class MalformedPayloadException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MalformedPayloadException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
