package io.garuda.plug;

/** Says that a body is larger than the parsers allow; answered with 413. */
public final class PayloadTooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PayloadTooLargeException(int limit) {
    super("expected a body of at most " + limit + " bytes, got more; raise it with Parsers.limit");
  }
}
