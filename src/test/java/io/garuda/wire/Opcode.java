package io.garuda.wire;

import java.util.Optional;

/** The kinds of frames ({@code RFC 6455 section 5.2}). */
public enum Opcode {
  CONTINUATION(0),
  TEXT(1),
  BINARY(2),
  CLOSE(8),
  PING(9),
  PONG(10);

  private final int bits;

  Opcode(int bits) {
    this.bits = bits;
  }

  int bits() {
    return bits;
  }

  boolean isControl() {
    return bits >= 8;
  }

  static Optional<Opcode> of(int bits) {
    for (Opcode opcode : values()) {
      if (opcode.bits == bits) {
        return Optional.of(opcode);
      }
    }
    return Optional.empty();
  }
}
