package io.garuda.protocol;

import io.garuda.wire.ClientFrame;
import io.garuda.wire.Opcode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What is unusual about a frame or its bytes, such as {@code fin=0} or {@code pieces=1}. */
final class FrameOptions {
  private static final Set<String> KNOWN =
      Set.of("fin", "rsv", "mask", "length", "bits", "pieces", "pause");

  private final Map<String, String> options = new HashMap<>();

  void set(String written) {
    String[] option = written.split("=", 2);
    if (!KNOWN.contains(option[0])) {
      throw new IllegalArgumentException("expected one of " + KNOWN + ", got: " + option[0]);
    }
    options.put(option[0], option[1]);
  }

  /** How many bytes go in one segment; 0 if all do. */
  int pieces() {
    return Integer.parseInt(options.getOrDefault("pieces", "0"));
  }

  /** How long the server may take to say something between two segments. */
  Duration pause() {
    return Party.duration(options.getOrDefault("pause", "0ms"));
  }

  /** Will make a frame; {@code kind} is {@code text}, {@code close}, ... or the number of an opcode. */
  ClientFrame frame(String kind, byte[] payload) {
    ClientFrame frame =
        switch (kind) {
          case "text" -> ClientFrame.of(Opcode.TEXT, payload);
          case "bin" -> ClientFrame.of(Opcode.BINARY, payload);
          case "cont" -> ClientFrame.of(Opcode.CONTINUATION, payload);
          case "close" -> ClientFrame.of(Opcode.CLOSE, payload);
          case "ping" -> ClientFrame.of(Opcode.PING, payload);
          case "pong" -> ClientFrame.of(Opcode.PONG, payload);
          default -> ClientFrame.ofOpcode(Integer.parseInt(kind), payload);
        };
    frame = is("fin", "0") ? frame.withoutFin() : frame;
    frame = is("mask", "0") ? frame.withoutMask() : frame;
    frame =
        options.containsKey("rsv") ? frame.withRsv(Integer.parseInt(options.get("rsv"))) : frame;
    frame = options.containsKey("length")
        ? frame.withLength(Long.parseLong(options.get("length").replace("_", "")))
        : frame;
    return options.containsKey("bits")
        ? frame.withLengthBits(Integer.parseInt(options.get("bits")))
        : frame;
  }

  private boolean is(String option, String value) {
    return value.equals(options.get(option));
  }
}
