package io.garuda.conn;

import org.jspecify.annotations.Nullable;

/** Says that a body did not come whole; answered with 400, if the client is still there. */
public final class BrokenBodyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BrokenBodyException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
