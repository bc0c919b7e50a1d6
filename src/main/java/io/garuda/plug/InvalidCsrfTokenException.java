package io.garuda.plug;

/** Says that a change did not carry the session's token; answered with 403. */
public final class InvalidCsrfTokenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidCsrfTokenException() {
    super("expected the session's token as _csrf_token or x-csrf-token, got none or another;"
        + " put conn.csrfToken() into the form, and keep cookies enabled");
  }
}
