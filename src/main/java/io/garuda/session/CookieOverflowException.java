package io.garuda.session;

/** A session holds more than a cookie does ({@code Plug.Conn.CookieOverflowError}). */
public final class CookieOverflowException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CookieOverflowException(String message) {
    super(message);
  }
}
