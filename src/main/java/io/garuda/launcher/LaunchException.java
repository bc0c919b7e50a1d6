package io.garuda.launcher;

import org.jspecify.annotations.Nullable;

/** Says in one line why the server could not be started. */
public final class LaunchException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public LaunchException(String message) {
    super(message);
  }

  public LaunchException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
