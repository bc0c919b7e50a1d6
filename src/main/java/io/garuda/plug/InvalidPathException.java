package io.garuda.plug;

/** Says that a path of a static file is none that a file can have; answered with 400. */
public final class InvalidPathException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidPathException(String path) {
    super("expected a path of names alone, got: \"" + path.replaceAll("\\p{Cntrl}", "?") + "\"");
  }
}
