package io.garuda.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** Sends whatever bytes it is told to, as slowly as it is told to, and says what came back. */
final class RawClient implements AutoCloseable {
  private static final int DEADLINE_MILLIS = 60_000;

  private final URI base;
  private final Socket socket = new Socket();

  RawClient(URI base) {
    this.base = base;
    connect(DEADLINE_MILLIS);
  }

  /** Will connect from an address of this machine; skips the test if there is none such. */
  RawClient(URI base, String from, int deadlineMillis) {
    this.base = base;
    try {
      socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
    } catch (BindException e) {
      throw new TestAbortedException("this system has no loopback address " + from, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    connect(deadlineMillis);
  }

  private void connect(int deadlineMillis) {
    try {
      socket.setSoTimeout(deadlineMillis);
      socket.setTcpNoDelay(true);
      socket.connect(new InetSocketAddress(base.getHost(), base.getPort()), deadlineMillis);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Will send the head of a request, with the header lines that are given and a {@code Host}. */
  RawClient head(String method, String path, String... headers) {
    StringBuilder head = new StringBuilder(method + " " + base.getPath() + path + " HTTP/1.1\r\n");
    if (Stream.of(headers).noneMatch(header -> header.startsWith("Host:"))) {
      head.append("Host: ").append(base.getAuthority()).append("\r\n");
    }
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    return send(head + "\r\n");
  }

  RawClient send(String text) {
    try {
      socket.getOutputStream().write(text.getBytes(ISO_8859_1));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Will send one byte after another, a fifth of a second between them, and return the first line of
   * the answer that comes meanwhile.
   */
  String trickle(int most) throws IOException {
    for (int i = 0; socket.getInputStream().available() == 0; i++) {
      if (i == most) {
        throw new AssertionError("expected an answer before " + most + " bytes, got none");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
      try {
        socket.getOutputStream().write('x');
      } catch (IOException e) {
        break; // closed: what was answered can be read still
      }
    }
    return statusLine();
  }

  /** Will return the first line of the answer; empty if the server only closed. */
  String statusLine() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = socket.getInputStream().read();
        next >= 0 && next != '\r';
        next = socket.getInputStream().read()) {
      line.append((char) next);
    }
    return line.toString();
  }

  /** Will return the lines of the answer's head. */
  List<String> answerHead() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = socket.getInputStream().read();
      if (next < 0) {
        throw new IOException("expected an HTTP answer, got: \"" + head + "\"");
      }
      head.append((char) next);
    }
    return List.of(head.toString().split("\r\n"));
  }

  /** Will return all that comes until the server closes. */
  String rest() throws IOException {
    return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
