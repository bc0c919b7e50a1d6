package io.garuda.socket;

import org.jspecify.annotations.Nullable;

/** Says that a frame is not a message; its socket is closed with 1011, as in Phoenix. */
public final class MalformedMessageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MalformedMessageException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
