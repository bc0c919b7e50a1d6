package io.garuda.conn;

/** Says that a body has more of something than the parsers allow; answered with 413. */
public final class PayloadTooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PayloadTooLargeException(long limit) {
    this("expected a body of at most " + limit + " bytes, got more; raise it with Parsers.limit, or"
        + " Parsers.multipartLimit for files");
  }

  public PayloadTooLargeException(String message) {
    super(message);
  }
}
