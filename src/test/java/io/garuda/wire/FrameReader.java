package io.garuda.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a server's bytes into messages and fails at the first that breaks a rule.
 *
 * <p>Checks masking (RFC 6455 section 5.1), reserved bits, opcodes and the shortest form of lengths
 * (5.2), fragmentation (5.4), control frames (5.5), UTF-8 across fragments (8.1), close codes (7.4.1)
 * and silence after a close (5.5.1).
 */
final class FrameReader {
  private byte[] buffer = new byte[8192];
  private int from;
  private int to;
  private long position;
  private long frames;
  private @Nullable Opcode message;
  private final ByteArrayOutputStream parts = new ByteArrayOutputStream();
  private byte[] cut = new byte[0];
  private boolean closed;
  private boolean talkative;

  /** Will let whole frames pass after a close frame, which RFC 6455 section 5.5.1 forbids. */
  void letTalkAfterClose() {
    talkative = true;
  }

  /** Will take in bytes as they came from the connection. */
  void feed(byte[] bytes, int length) {
    if (closed && !talkative && length > 0) {
      throw corrupt("nothing after a close frame", "another " + length + " bytes");
    }
    if (to + length > buffer.length) {
      int kept = to - from;
      byte[] target = kept + length > buffer.length ? new byte[2 * (kept + length)] : buffer;
      System.arraycopy(buffer, from, target, 0, kept);
      buffer = target;
      from = 0;
      to = kept;
    }
    System.arraycopy(bytes, 0, buffer, to, length);
    to += length;
  }

  /** Will check that the connection ended between two frames. */
  void end() {
    if (to > from) {
      throw new CutFrameException(
          told("a whole frame before the end of the connection", (to - from) + " bytes of one"));
    }
  }

  /** Will return the next whole message or control frame of what was fed so far. */
  Optional<Received> next() {
    for (; ; ) {
      if (to - from < 2) {
        return Optional.empty();
      }
      int second = buffer[from + 1] & 0xff;
      if ((second & 0x80) != 0) {
        throw corrupt("no mask on a server's frame", "a masked one");
      }
      int head = second < 126 ? 2 : second == 126 ? 4 : 10;
      if (to - from < head) {
        return Optional.empty();
      }
      long length = second < 126 ? second : length(ByteBuffer.wrap(buffer, from + 2, head - 2));
      if (to - from - head < length) {
        kind(buffer[from] & 0xff, length);
        return Optional.empty();
      }
      Optional<Received> received = frame(head, (int) length);
      if (received.isPresent()) {
        return received;
      }
    }
  }

  private long length(ByteBuffer extended) {
    boolean two = extended.remaining() == 2;
    long length = two ? extended.getShort() & 0xffffL : extended.getLong();
    if (length < (two ? 126 : 65_536)) {
      throw corrupt("the shortest form of a length", length + " in the form of a longer one");
    }
    if (length > 1 << 30) {
      throw corrupt("a length that a test could want", Long.toString(length));
    }
    return length;
  }

  private Opcode kind(int first, long length) {
    if ((first & 0x70) != 0) {
      throw corrupt("reserved bits of zero", Integer.toBinaryString(first >> 4 & 7));
    }
    Opcode opcode = Opcode.of(first & 15)
        .orElseThrow(() -> corrupt("a known opcode", Integer.toString(first & 15)));
    if (opcode.isControl()) {
      if ((first & 0x80) == 0 || length > 125) {
        throw corrupt("a control frame in one piece of at most 125 bytes", length + " bytes");
      }
    } else if ((opcode == Opcode.CONTINUATION) != (message != null)) {
      throw corrupt(
          message == null ? "a message to begin" : "the rest of a message", opcode.name());
    }
    return opcode;
  }

  private Optional<Received> frame(int head, int length) {
    int first = buffer[from] & 0xff;
    Opcode opcode = kind(first, length);
    byte[] payload = Arrays.copyOfRange(buffer, from + head, from + head + length);
    boolean fin = (first & 0x80) != 0;
    Optional<Received> received =
        opcode.isControl() ? Optional.of(control(opcode, payload)) : data(opcode, payload, fin);
    from += head + length;
    position += head + length;
    frames++;
    if (closed && !talkative && to > from) {
      throw corrupt("nothing after a close frame", "another " + (to - from) + " bytes");
    }
    return received;
  }

  private Received control(Opcode opcode, byte[] payload) {
    if (opcode == Opcode.CLOSE) {
      closed = true;
      if (payload.length > 0) {
        close(payload);
      }
    }
    return Received.of(opcode, payload);
  }

  private void close(byte[] payload) {
    if (payload.length == 1) {
      throw corrupt("a close code of two bytes", "one byte");
    }
    int code = ByteBuffer.wrap(payload).getShort() & 0xffff;
    boolean registered = code >= 1000 && code <= 1014 && (code < 1004 || code > 1006);
    if (!registered && (code < 3000 || code > 4999)) {
      throw corrupt("a close code that may be sent", Integer.toString(code));
    }
    decode(payload, 2, true);
  }

  private Optional<Received> data(Opcode opcode, byte[] payload, boolean fin) {
    if (opcode != Opcode.CONTINUATION) {
      message = opcode;
      parts.reset();
      cut = new byte[0];
    }
    Opcode whole = message;
    parts.writeBytes(payload);
    if (whole == Opcode.TEXT) {
      byte[] unchecked = Arrays.copyOf(cut, cut.length + payload.length);
      System.arraycopy(payload, 0, unchecked, cut.length, payload.length);
      cut = decode(unchecked, 0, fin);
    }
    if (!fin || whole == null) {
      return Optional.empty();
    }
    message = null;
    return Optional.of(Received.of(whole, parts.toByteArray()));
  }

  /** Will check text and return the character that is cut off at its end, if more is to come. */
  private byte[] decode(byte[] bytes, int offset, boolean last) {
    ByteBuffer in = ByteBuffer.wrap(bytes, offset, bytes.length - offset);
    CoderResult result =
        StandardCharsets.UTF_8.newDecoder().decode(in, CharBuffer.allocate(bytes.length), last);
    if (result.isError()) {
      throw corrupt("UTF-8", result.toString());
    }
    return Arrays.copyOfRange(bytes, in.position(), bytes.length);
  }

  private CorruptStreamException corrupt(String expected, String got) {
    return new CorruptStreamException(told(expected, got));
  }

  private String told(String expected, String got) {
    int shown = Math.min(to, from + 32);
    StringBuilder hex = new StringBuilder();
    for (int i = from; i < shown; i++) {
      hex.append(String.format(" %02x", buffer[i]));
    }
    return "expected " + expected + ", got: " + got + "; frame " + frames + " at byte " + position
        + ":" + hex;
  }
}
