package io.garuda.plug;

/** Says that no parser reads a body's type; answered with 415. */
public final class UnsupportedMediaTypeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnsupportedMediaTypeException(String type) {
    super(
        "expected a form or JSON as body, got: \"" + type + "\"; let it through with Parsers.pass");
  }
}
