package io.garuda.plug;

/** Says that another site's page would run an answer as its script; answered with 403. */
public final class InvalidCrossOriginRequestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidCrossOriginRequestException() {
    super(
        "expected a GET for JavaScript to carry x-requested-with: XMLHttpRequest, got none; a page of"
            + " another site could read it. Serve public scripts outside of ProtectFromForgery");
  }
}
