package io.garuda.pubsub;

import org.jspecify.annotations.Nullable;

/**
 * The engine could not be asked, or did not answer.
 *
 * <p>Whether a message was published nobody knows then; who publishes it again with its key does so once.
 */
public final class OutOfReachException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public OutOfReachException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
