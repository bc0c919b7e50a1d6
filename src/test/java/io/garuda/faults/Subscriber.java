package io.garuda.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.garuda.wire.ClientFrame;
import io.garuda.wire.Handshake;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.function.LongConsumer;

/** One client of many that a thread serves: reads frames, and the time that stands in each. */
final class Subscriber implements AutoCloseable {
  private static final int CONTINUATION = 0;
  private static final int CLOSE = 8;
  private static final int FIN = 0x80;
  private static final int BUFFER = 64 * 1024;
  private static final byte[] STAMP = "{\"due\":".getBytes(ISO_8859_1);

  private final SocketChannel channel;
  private final boolean slow;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
  private long stamp;
  private volatile int closeCode;

  private Subscriber(SocketChannel channel, boolean slow) {
    this.channel = channel;
    this.slow = slow;
  }

  /**
   * Will connect, and join a topic.
   *
   * @param receiveBuffer in bytes; 0 leaves it to the kernel
   */
  @SuppressWarnings("resource") // the subscriber owns the channel
  static Subscriber join(URI base, String topic, int receiveBuffer) throws IOException {
    Subscriber subscriber = new Subscriber(SocketChannel.open(), receiveBuffer > 0);
    SocketChannel channel = subscriber.channel;
    if (receiveBuffer > 0) {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, receiveBuffer);
    }
    channel.connect(new InetSocketAddress(base.getHost(), base.getPort()));
    channel.write(ByteBuffer.wrap(new Handshake(base, "/socket/websocket?vsn=2.0.0").request()));
    subscriber.await("\r\n\r\n");
    String join = "[\"1\",\"1\",\"" + topic + "\",\"phx_join\",{}]";
    channel.write(ByteBuffer.wrap(ClientFrame.text(join).bytes()));
    subscriber.await("\"status\":\"ok\",\"response\":{}}]");
    channel.configureBlocking(false);
    return subscriber;
  }

  private void await(String end) throws IOException {
    String got = "";
    while (!got.endsWith(end)) {
      if (channel.read(buffer) < 0) {
        throw new IOException("expected " + end + ", got: " + got + " and the end");
      }
      got = new String(buffer.array(), 0, buffer.position(), ISO_8859_1);
    }
    buffer.clear();
  }

  /** Will measure a message; those of clients with a small buffer are late by themselves. */
  void arrived(long due, Delays delays) {
    if (!slow) {
      delays.add(System.nanoTime() - due);
    }
  }

  SocketChannel channel() {
    return channel;
  }

  /** Will return the code it was closed with; 1006 if there was none, 0 if it is open. */
  int closeCode() {
    return closeCode;
  }

  /**
   * Will take what came, and report when each message was due.
   *
   * @return false at the end
   */
  boolean read(LongConsumer due) throws IOException {
    int length;
    try {
      length = channel.read(buffer);
    } catch (IOException e) {
      length = -1; // a reset
    }
    if (length < 0) {
      closeCode = 1006;
      return false;
    }
    buffer.flip();
    boolean open = true;
    while (open && isWhole()) {
      open = frame(due);
    }
    buffer.compact();
    return open;
  }

  private boolean isWhole() {
    return buffer.remaining() >= 4 && buffer.remaining() >= head() + length();
  }

  private int head() {
    return buffer.get(buffer.position() + 1) < 126 ? 2 : 4; // none is longer than the buffer
  }

  private int length() {
    int at = buffer.position();
    return head() == 2 ? buffer.get(at + 1) : buffer.getShort(at + 2) & 0xffff;
  }

  private boolean frame(LongConsumer due) throws IOException {
    int at = buffer.position() + head();
    int end = at + length();
    int first = buffer.get(buffer.position());
    boolean close = (first & 15) == CLOSE;
    if (close) {
      int code = buffer.getShort(at) & 0xffff;
      channel.write(ByteBuffer.wrap(ClientFrame.close(code, "").bytes()));
      closeCode = code;
    } else {
      stamp = (first & 15) == CONTINUATION ? stamp : stamp(at, end);
      if ((first & FIN) != 0) {
        due.accept(stamp);
      }
    }
    buffer.position(end);
    return !close;
  }

  private long stamp(int from, int end) {
    int at = from;
    while (!buffer.slice(at, STAMP.length).equals(ByteBuffer.wrap(STAMP))) {
      if (++at > end - STAMP.length) {
        throw new IllegalStateException("expected a message with a stamp, got another");
      }
    }
    long value = 0;
    for (at += STAMP.length; Character.isDigit(buffer.get(at)); at++) {
      value = value * 10 + buffer.get(at) - '0';
    }
    return value;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
