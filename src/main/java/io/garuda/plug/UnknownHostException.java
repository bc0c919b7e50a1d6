package io.garuda.plug;

/** Says that a request was for a host that is not the application's; answered with 400. */
public final class UnknownHostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnknownHostException(String host) {
    super("expected one of the application's hosts, got: \"" + host.replaceAll("\\p{Cntrl}", "?")
        + "\"; add it to AllowedHosts if it is one");
  }
}
