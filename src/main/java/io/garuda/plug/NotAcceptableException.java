package io.garuda.plug;

import java.util.List;

/** Says that the client accepts none of the formats of a pipeline; answered with 406. */
public final class NotAcceptableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NotAcceptableException(String asked, List<String> formats) {
    super("expected one of the formats " + formats + ", got: " + asked);
  }
}
