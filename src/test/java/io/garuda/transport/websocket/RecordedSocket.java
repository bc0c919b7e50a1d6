package io.garuda.transport.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A container's socket that records what is asked of it, one word each: {@code write:810161}, {@code
 * later:0162}, {@code released}.
 */
final class RecordedSocket implements ContainerSocket {
  private final List<String> calls;
  private final @Nullable ByteArrayOutputStream frames;
  private @Nullable Written then;
  volatile int room = Integer.MAX_VALUE;
  volatile int turns; // above 0: somebody has it
  volatile boolean closing;
  volatile boolean fails;

  RecordedSocket(List<String> calls) {
    this(calls, null);
  }

  private RecordedSocket(List<String> calls, @Nullable ByteArrayOutputStream frames) {
    this.calls = calls;
    this.frames = frames;
  }

  /** Will record whole frames of text instead, as {@code text:a}, and nothing else. */
  static RecordedSocket ofFrames(List<String> calls) {
    return new RecordedSocket(calls, new ByteArrayOutputStream());
  }

  @Override
  public synchronized boolean tryAcquire() {
    return turns == 0 && ++turns == 1;
  }

  @Override
  public boolean acquire(long millis) {
    return tryAcquire();
  }

  @Override
  public synchronized void release() {
    turns--;
    if (frames == null) {
      calls.add("released");
    }
  }

  @Override
  public boolean closing() {
    return closing;
  }

  @Override
  public int write(ByteBuffer bytes) throws IOException {
    if (fails) {
      throw new IOException("connection reset");
    }
    byte[] taken = new byte[Math.min(room, bytes.remaining())];
    bytes.get(taken);
    record("write:", taken);
    return taken.length;
  }

  private void record(String verb, byte[] taken) throws IOException {
    if (frames == null) {
      calls.add(verb + HexFormat.of().formatHex(taken));
      return;
    }
    frames.writeBytes(taken);
    ByteBuffer rest = ByteBuffer.wrap(frames.toByteArray());
    while (rest.remaining() >= 2) {
      rest.mark().get();
      int length = rest.get();
      length = length == 127 ? (int) rest.getLong() : length == 126 ? rest.getShort() : length;
      if (length > rest.remaining()) {
        rest.reset();
        break;
      }
      byte[] text = new byte[length];
      rest.get(text);
      calls.add("text:" + new String(text, UTF_8));
    }
    frames.reset();
    frames.write(rest.array(), rest.position(), rest.remaining());
  }

  @Override
  public void write(ByteBuffer bytes, Written then) {
    byte[] kept = new byte[bytes.remaining()];
    bytes.get(kept);
    calls.add("later:" + HexFormat.of().formatHex(kept));
    this.then = then;
  }

  /** What was left to the container is written, or failed. */
  void written(@Nullable Throwable failure) {
    Objects.requireNonNull(then, "expected a write that is left to the container")
        .written(failure);
  }
}
