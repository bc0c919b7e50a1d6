package io.garuda.error;

/** Tells the container to cut a connection; why was logged before, so it has no stack trace. */
public final class CutResponseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CutResponseException(String request) {
    super("cut the answer to " + request + "; the log above says why", null, false, false);
  }
}
