package io.garuda.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A frame as a client writes it, right or wrong ({@code RFC 6455 section 5.2}).
 *
 * <p>Made right by the factories: final, masked, the shortest form of its length. Each {@code with}
 * returns a copy that breaks one rule.
 */
public final class ClientFrame {
  private final int opcode;
  private final byte[] payload;
  private final boolean fin;
  private final int rsv;
  private final boolean masked;
  private final long announced;
  private final int lengthBits;

  private ClientFrame(
      int opcode,
      byte[] payload,
      boolean fin,
      int rsv,
      boolean masked,
      long announced,
      int lengthBits) {
    this.opcode = opcode;
    this.payload = payload;
    this.fin = fin;
    this.rsv = rsv;
    this.masked = masked;
    this.announced = announced;
    this.lengthBits = lengthBits;
  }

  public static ClientFrame of(Opcode opcode, byte[] payload) {
    return ofOpcode(opcode.bits(), payload);
  }

  /** Will make a frame of any opcode, reserved ones too. */
  public static ClientFrame ofOpcode(int opcode, byte[] payload) {
    return new ClientFrame(
        opcode, payload, true, 0, true, payload.length, shortest(payload.length));
  }

  public static ClientFrame text(String text) {
    return of(Opcode.TEXT, text.getBytes(UTF_8));
  }

  public static ClientFrame binary(byte[] bytes) {
    return of(Opcode.BINARY, bytes);
  }

  public static ClientFrame continuation(String text) {
    return of(Opcode.CONTINUATION, text.getBytes(UTF_8));
  }

  public static ClientFrame ping(String payload) {
    return of(Opcode.PING, payload.getBytes(UTF_8));
  }

  public static ClientFrame close(int code, String reason) {
    byte[] text = reason.getBytes(UTF_8);
    return of(
        Opcode.CLOSE,
        ByteBuffer.allocate(2 + text.length).putShort((short) code).put(text).array());
  }

  public ClientFrame withoutFin() {
    return new ClientFrame(opcode, payload, false, rsv, masked, announced, lengthBits);
  }

  /** Will set the three reserved bits: 4, 2, 1 or a sum of them. */
  public ClientFrame withRsv(int bits) {
    return new ClientFrame(opcode, payload, fin, bits, masked, announced, lengthBits);
  }

  public ClientFrame withoutMask() {
    return new ClientFrame(opcode, payload, fin, rsv, false, announced, lengthBits);
  }

  /** Will announce another length than the payload has. */
  public ClientFrame withLength(long length) {
    return new ClientFrame(opcode, payload, fin, rsv, masked, length, shortest(length));
  }

  /** Will write the length in 7, 16 or 64 bits, whichever would be right. */
  public ClientFrame withLengthBits(int bits) {
    return new ClientFrame(opcode, payload, fin, rsv, masked, announced, bits);
  }

  private static int shortest(long length) {
    return length >= 0 && length < 126 ? 7 : length >= 0 && length < 65_536 ? 16 : 64;
  }

  /** Will encode it; the mask is a new one each time. */
  public byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(payload.length + 14);
    out.write((fin ? 0x80 : 0) | rsv << 4 | opcode);
    int mask = masked ? 0x80 : 0;
    out.write(mask | (lengthBits == 7 ? (int) announced : lengthBits == 16 ? 126 : 127));
    for (int shift = lengthBits == 7 ? -1 : lengthBits - 8; shift >= 0; shift -= 8) {
      out.write((int) (announced >>> shift) & 0xff);
    }
    if (!masked) {
      out.writeBytes(payload);
      return out.toByteArray();
    }
    byte[] key = new byte[4];
    ThreadLocalRandom.current().nextBytes(key);
    out.writeBytes(key);
    byte[] hidden = payload.clone();
    for (int i = 0; i < hidden.length; i++) {
      hidden[i] ^= key[i & 3];
    }
    out.writeBytes(hidden);
    return out.toByteArray();
  }
}
