package io.garuda.plug;

import java.time.Duration;

/** Says that a client asked too often; answered with 429. */
public final class TooManyRequestsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TooManyRequestsException(Duration wait) {
    super("expected fewer requests, got one more than allowed; the next is due in " + wait);
  }
}
