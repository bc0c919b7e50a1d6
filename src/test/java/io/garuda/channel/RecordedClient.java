package io.garuda.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.socket.Frame;
import io.garuda.socket.Transport;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A client without a network: records what it is sent, in order.
 *
 * <p>Frames are written with single quotes for double ones; a close is {@code close 1001}, bytes are
 * {@code bytes 00ff}.
 */
public final class RecordedClient implements Transport {
  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
  private final SocketConnection connection;
  private volatile Consumer<String> beforeEach = frame -> {};
  private volatile boolean closed;

  RecordedClient(SocketConnection connection) {
    this.connection = connection;
    connection.open(this);
  }

  @Override
  public void send(Frame frame) {
    String bytes = frame.bytes() == null ? "" : HexFormat.of().formatHex(frame.bytes());
    String shown = frame.text() == null ? "bytes " + bytes : frame.text().replace('"', '\'');
    beforeEach.accept(shown);
    if (!closed) {
      received.add(shown);
    }
  }

  @Override
  public void close(int code, String reason) {
    if (!closed) {
      closed = true;
      received.add("close " + code);
    }
  }

  /** Will call this on the sender's thread before each frame is recorded. */
  void beforeEach(Consumer<String> hook) {
    beforeEach = hook;
  }

  public void says(String frame) {
    connection.receive(frame.replace('\'', '"'));
  }

  void says(byte[] frame) {
    connection.receive(frame);
  }

  /** Will join with {@code ref} as both references and wait for the reply. */
  public void joins(String topic, String ref) {
    says("['" + ref + "','" + ref + "','" + topic + "','phx_join',{}]");
    hears(
        "['" + ref + "','" + ref + "','" + topic + "','phx_reply',{'status':'ok','response':{}}]");
  }

  public void pushes(String topic, String joinRef, String ref, String event) {
    says("['" + joinRef + "','" + ref + "','" + topic + "','" + event + "',{}]");
  }

  /** Will wait for these frames, one after the other, and nothing between them. */
  public void hears(String... frames) {
    for (String frame : frames) {
      assertThat(next()).isEqualTo(frame);
    }
  }

  public void hearsNothing() {
    assertThat(poll(100)).isNull();
  }

  public String next() {
    String frame = poll(5_000);
    return frame == null ? "nothing" : frame;
  }

  private @Nullable String poll(long millis) {
    try {
      return received.poll(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean isClosed() {
    return closed;
  }

  /** The connection is gone. */
  public void hangsUp() {
    connection.closed();
  }
}
