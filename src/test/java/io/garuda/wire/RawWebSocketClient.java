package io.garuda.wire;

import java.io.IOException;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A client made of bytes, of HTTP at first and of WebSocket after an upgrade.
 *
 * <p>One thread reads; any thread may write, a frame at a time. What is awaited must come within 5 s,
 * or another deadline. Bytes that break a rule are thrown as {@link CorruptStreamException} from
 * whatever reads them.
 */
public final class RawWebSocketClient implements AutoCloseable {
  private static final int CONNECT_MILLIS = 5_000;

  private final Socket socket;
  private final PushbackInputStream in;
  private final FrameReader reader = new FrameReader();
  private final byte[] chunk = new byte[16 * 1024];
  private Duration deadline = Duration.ofSeconds(5);
  private @Nullable HttpAnswer answer;
  private Optional<Received> peeked = Optional.empty();
  private boolean ended;

  private RawWebSocketClient(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new PushbackInputStream(socket.getInputStream());
  }

  /** Will open a WebSocket that the server must accept. */
  public static RawWebSocketClient open(URI base, String path) {
    RawWebSocketClient client = new Handshake(base, path).open();
    if (client.answer().status() != 101) {
      client.close();
      throw new AssertionError(
          "expected status 101 for " + path + ", got: " + client.answer().status());
    }
    return client;
  }

  /**
   * Will connect and say nothing yet.
   *
   * @param receiveBuffer in bytes; 0 leaves it to the kernel
   * @param from an address of this machine; empty leaves it to the kernel
   */
  @SuppressWarnings("resource") // the client owns the socket
  public static RawWebSocketClient connect(URI base, int receiveBuffer, Optional<String> from) {
    Socket socket = new Socket();
    try {
      socket.bind(from.map(address -> new InetSocketAddress(address, 0)).orElse(null));
      if (receiveBuffer > 0) {
        socket.setReceiveBufferSize(receiveBuffer);
      }
      socket.setTcpNoDelay(true);
      socket.connect(new InetSocketAddress(base.getHost(), base.getPort()), CONNECT_MILLIS);
      return new RawWebSocketClient(socket);
    } catch (IOException e) {
      throw new UncheckedIOException("expected a connection to " + base, e);
    }
  }

  /** Will wait so long for whatever is awaited. */
  public void deadline(Duration within) {
    deadline = within;
  }

  /** Will read the answer to a request, with its body unless it is one {@code toHead}. */
  public HttpAnswer readAnswer(boolean toHead) {
    try {
      socket.setSoTimeout((int) deadline.toMillis());
      answer = HttpAnswer.read(in, toHead);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException("expected an answer", e);
    }
  }

  /** Will return the answer that was read last. */
  public HttpAnswer answer() {
    return Objects.requireNonNull(answer, "expected an answer that was read");
  }

  public void sendText(String text) {
    send(ClientFrame.text(text));
  }

  public void sendBinary(byte[] bytes) {
    send(ClientFrame.binary(bytes));
  }

  public void sendPing(String payload) {
    send(ClientFrame.ping(payload));
  }

  public void sendClose(int code) {
    send(ClientFrame.close(code, ""));
  }

  public void send(ClientFrame... frames) {
    for (ClientFrame frame : frames) {
      write(frame.bytes());
    }
  }

  /** Will write bytes as they are. */
  public void write(byte[] bytes) {
    if (!offer(bytes)) {
      throw new AssertionError(
          "expected the server to take " + bytes.length + " bytes, got: the end of the connection");
    }
  }

  /** Will write what a server may refuse to read to its end; false if it closed before. */
  public boolean offer(ClientFrame frame) {
    return offer(frame.bytes());
  }

  public boolean offer(byte[] bytes) {
    return writeInPieces(bytes, Math.max(1, bytes.length));
  }

  /** Will write bytes in pieces, each in a TCP segment of its own as far as the kernel obeys. */
  public synchronized boolean writeInPieces(byte[] bytes, int size) {
    try {
      for (int at = 0; at < bytes.length; at += size) {
        socket.getOutputStream().write(bytes, at, Math.min(size, bytes.length - at));
        socket.getOutputStream().flush();
      }
      return true;
    } catch (SocketException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Will return the next message, control frame, or the end of the connection. */
  public Received next() {
    return poll(deadline)
        .orElseThrow(
            () -> new AssertionError("expected a frame within " + deadline + ", got none"));
  }

  /** Will return the next one if it comes in time. */
  public Optional<Received> poll(Duration within) {
    if (peeked.isPresent()) {
      Optional<Received> next = peeked;
      peeked = Optional.empty();
      return next;
    }
    long end = System.nanoTime() + within.toNanos();
    for (; ; ) {
      Optional<Received> received = reader.next();
      if (received.isPresent()) {
        return received;
      }
      if (ended) {
        return Optional.of(Received.end());
      }
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0 || !fill((int) left)) {
        return Optional.empty();
      }
    }
  }

  /** Will wait for something to read, or the end, without taking it. */
  public boolean hasMore(Duration within) {
    if (answer == null || answer.status() != 101) {
      return peek((int) within.toMillis());
    }
    if (peeked.isEmpty()) {
      peeked = poll(within);
    }
    return peeked.isPresent();
  }

  private boolean peek(int millis) {
    try {
      socket.setSoTimeout(millis);
      int next = in.read();
      if (next >= 0) {
        in.unread(next);
      }
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true; // a reset, which the next read shows again
    }
  }

  /** Will wait for bytes, or the end; false if neither came. */
  private boolean fill(int millis) {
    try {
      socket.setSoTimeout(millis);
      int length = in.read(chunk);
      if (length >= 0) {
        reader.feed(chunk, length);
        return true;
      }
    } catch (SocketTimeoutException e) {
      return false;
    } catch (SocketException e) {
      ended = true; // a reset: the server closed with bytes of ours unread
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ended = true;
    reader.end();
    return true;
  }

  /** Will return the text of the next message, which must be one; pongs are passed over. */
  public String nextText() {
    Received received = next();
    while (received.is(Opcode.PONG)) {
      received = next();
    }
    if (!received.is(Opcode.TEXT)) {
      throw new AssertionError("expected a text message, got: " + received);
    }
    return received.text();
  }

  /** Will read up to the pong of this payload and say how many messages came before it. */
  public int awaitPong(String payload) {
    int messages = 0;
    for (; ; ) {
      Received received = next();
      if (received.is(Opcode.PONG) && received.text().equals(payload)) {
        return messages;
      }
      if (received.isEnd() || received.is(Opcode.CLOSE)) {
        throw new AssertionError("expected the pong of \"" + payload + "\", got: " + received);
      }
      messages++;
    }
  }

  /** Will read up to the server's close frame and return its code; 1006 if there is none. */
  public int awaitClose() {
    Received received = next();
    while (!received.isEnd() && !received.is(Opcode.CLOSE)) {
      received = next();
    }
    return received.isEnd() ? 1006 : received.closeCode();
  }

  /** Will let the server send whole frames after its close frame. */
  public void letTalkAfterClose() {
    reader.letTalkAfterClose();
  }

  /** Will read up to the end of the TCP connection. */
  public void awaitEnd() {
    while (!next().isEnd()) {} // what is still under way is checked, and of no other interest
  }

  /** Will say that nothing more comes, and go on reading. */
  public void halfClose() {
    try {
      socket.shutdownOutput();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Will reset the connection: what is under way either way is lost. */
  public void abort() {
    try {
      socket.setSoLinger(true, 0);
    } catch (SocketException e) {
      throw new UncheckedIOException(e);
    }
    close();
  }

  /** Will drop the connection without a word. */
  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
