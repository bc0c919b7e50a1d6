package io.garuda.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A whole message, a control frame, or the end of the connection, as a server sent it. */
public final class Received {
  private final @Nullable Opcode opcode;
  private final byte[] payload;

  private Received(@Nullable Opcode opcode, byte[] payload) {
    this.opcode = opcode;
    this.payload = payload;
  }

  static Received of(Opcode opcode, byte[] payload) {
    return new Received(opcode, payload);
  }

  /** Will stand for the end of the TCP connection. */
  static Received end() {
    return new Received(null, new byte[0]);
  }

  public boolean isEnd() {
    return opcode == null;
  }

  public boolean is(Opcode kind) {
    return opcode == kind;
  }

  public byte[] bytes() {
    return payload.clone();
  }

  public String text() {
    return new String(payload, UTF_8);
  }

  /** Will return the code of a close frame; 1005 if it has none. */
  public int closeCode() {
    return payload.length == 0 ? 1005 : ByteBuffer.wrap(payload).getShort() & 0xffff;
  }

  /** Will return the text after the code of a close frame. */
  public String closeReason() {
    return payload.length == 0 ? "" : new String(payload, 2, payload.length - 2, UTF_8);
  }

  @Override
  public String toString() {
    if (opcode == null) {
      return "the end of the connection";
    }
    if (opcode == Opcode.CLOSE) {
      return "CLOSE " + closeCode() + " \"" + closeReason() + "\"";
    }
    String shown = opcode == Opcode.BINARY ? payload.length + " bytes" : text();
    return opcode + " " + (shown.length() > 200 ? shown.substring(0, 200) + "…" : shown);
  }
}
