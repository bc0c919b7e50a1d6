package io.garuda.wire;

/** Says that a connection ended in the middle of a frame. */
public final class CutFrameException extends CorruptStreamException {
  private static final long serialVersionUID = 1L;

  CutFrameException(String message) {
    super(message);
  }
}
