package io.garuda.conn;

/** Says that a body came too slowly; answered with 408. */
public final class RequestTimeoutException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RequestTimeoutException(String message) {
    super(message);
  }
}
