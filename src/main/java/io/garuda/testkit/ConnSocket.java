package io.garuda.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** One connection to the server's socket file, with a deadline that such sockets do not have. */
final class ConnSocket {
  private static final int CHUNK = 16 * 1024;

  private ConnSocket() {}

  /**
   * Will send these bytes and return all that come until the server closes.
   *
   * @param end by {@link System#nanoTime}
   * @throws SocketTimeoutException if that takes longer
   */
  static byte[] exchange(Path file, byte[] request, long end) throws IOException {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(file));
        Selector selector = Selector.open()) {
      channel.configureBlocking(false);
      SelectionKey key = channel.register(selector, SelectionKey.OP_READ | SelectionKey.OP_WRITE);
      ByteBuffer unsent = ByteBuffer.wrap(request);
      ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      while (true) {
        await(selector, end);
        if (key.isWritable()) {
          send(channel, unsent, key);
        }
        if (key.isReadable()) {
          if (channel.read(chunk.clear()) < 0) {
            return answer.toByteArray();
          }
          answer.write(chunk.array(), 0, chunk.position());
        }
      }
    }
  }

  private static void await(Selector selector, long end) throws IOException {
    long millis = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    selector.selectedKeys().clear();
    if (millis <= 0 || selector.select(millis) == 0) {
      throw new SocketTimeoutException();
    }
  }

  private static void send(SocketChannel channel, ByteBuffer unsent, SelectionKey key) {
    try {
      channel.write(unsent);
    } catch (IOException e) {
      unsent.position(unsent.limit()); // a refused body: the answer says why, or there is none
    }
    if (!unsent.hasRemaining()) {
      key.interestOps(SelectionKey.OP_READ);
    }
  }
}
