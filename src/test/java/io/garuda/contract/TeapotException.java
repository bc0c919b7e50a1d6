package io.garuda.contract;

/** Says that this is a teapot; knows nothing of HTTP. */
public final class TeapotException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TeapotException() {
    super("expected coffee, got: a teapot");
  }
}
