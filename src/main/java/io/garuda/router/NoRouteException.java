package io.garuda.router;

/** Says that nothing answers a request; answered with 404. */
public final class NoRouteException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NoRouteException(String method, String rawPath) {
    super("expected a route for " + method + " \"" + rawPath + "\", got none");
  }
}
