package io.garuda.wire;

/** Says that a server's bytes break a rule of RFC 6455; no test should ever see one. */
public class CorruptStreamException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CorruptStreamException(String message) {
    super(message);
  }
}
