package io.garuda.transport.websocket;

import io.garuda.channel.SocketConnection;
import io.garuda.socket.CloseCode;
import io.garuda.socket.Frame;
import jakarta.websocket.MessageHandler;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * Collects the parts of messages up to the mount's limit and hands them on whole.
 *
 * <p>The container calls with small parts from small buffers, one at a time.
 */
final class Inbound {
  private final SocketConnection connection;
  private final Outbound outbound;
  private final int limit;
  private final StringBuilder text = new StringBuilder(0);
  private ByteArrayOutputStream bytes = new ByteArrayOutputStream(0);
  private int size;
  private volatile long received = System.nanoTime();

  Inbound(SocketConnection connection, Outbound outbound) {
    this.connection = connection;
    this.outbound = outbound;
    this.limit = connection.mount().limits().maxMessageBytes();
  }

  MessageHandler text() {
    return new MessageHandler.Partial<String>() {
      @Override
      public void onMessage(String part, boolean last) {
        text(part, last);
      }
    };
  }

  MessageHandler binary() {
    return new MessageHandler.Partial<ByteBuffer>() {
      @Override
      public void onMessage(ByteBuffer part, boolean last) {
        binary(part, last);
      }
    };
  }

  /** When something was last received, in {@link System#nanoTime}. */
  long received() {
    return received;
  }

  void touch() {
    received = System.nanoTime();
  }

  private void text(String part, boolean last) {
    if (!fits(Frame.utf8Length(part))) {
      return;
    }
    if (last && text.isEmpty()) {
      size = 0;
      connection.receive(part);
      return;
    }
    text.append(part);
    if (last) {
      String whole = text.toString();
      text.setLength(0);
      text.trimToSize();
      size = 0;
      connection.receive(whole);
    }
  }

  private void binary(ByteBuffer part, boolean last) {
    if (!fits(part.remaining())) {
      return;
    }
    byte[] copy = new byte[part.remaining()];
    part.get(copy);
    if (last && bytes.size() == 0) {
      size = 0;
      connection.receive(copy);
      return;
    }
    bytes.writeBytes(copy);
    if (last) {
      byte[] whole = bytes.toByteArray();
      bytes = new ByteArrayOutputStream(0);
      size = 0;
      connection.receive(whole);
    }
  }

  private boolean fits(int more) {
    touch();
    if (size < 0) {
      return false; // closing
    }
    size += more;
    if (size <= limit) {
      return true;
    }
    size = -1;
    text.setLength(0);
    text.trimToSize();
    bytes = new ByteArrayOutputStream(0);
    outbound.close(CloseCode.TOO_BIG, "message too big");
    return false;
  }
}
