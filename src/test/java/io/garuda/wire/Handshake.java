package io.garuda.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP request that becomes a WebSocket, and its answer ({@code RFC 6455 section 4}).
 *
 * <p>Mutable until {@link #open}. Headers may be replaced, or left out by {@code null}.
 */
public final class Handshake {
  private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  /** What the server answered; header names are in any case. */
  public record Answer(int status, Map<String, String> headers) {
    public Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name));
    }
  }

  private final URI base;
  private final String path;
  private final Map<String, @Nullable String> headers = new LinkedHashMap<>();
  private String method = "GET";
  private int receiveBuffer;

  /**
   * Will prepare a request.
   *
   * @param base such as {@code http://127.0.0.1:4000/chat}
   * @param path with its query, appended to the base's path
   */
  public Handshake(URI base, String path) {
    byte[] nonce = new byte[16];
    ThreadLocalRandom.current().nextBytes(nonce);
    this.base = base;
    this.path = (base.getPath() == null ? "" : base.getPath()).replaceAll("/$", "") + path;
    header("Host", base.getHost() + ":" + base.getPort());
    header("Connection", "Upgrade");
    header("Upgrade", "websocket");
    header("Sec-WebSocket-Version", "13");
    header("Sec-WebSocket-Key", Base64.getEncoder().encodeToString(nonce));
  }

  public Handshake header(String name, @Nullable String value) {
    headers.put(name, value);
    return this;
  }

  public Handshake method(String verb) {
    method = verb;
    return this;
  }

  /** Will make the kernel hold back little of what the server sends, so that not reading is felt. */
  public Handshake receiveBuffer(int bytes) {
    receiveBuffer = bytes;
    return this;
  }

  /** Will connect and return a client in whatever state the server's answer leaves it. */
  public RawWebSocketClient open() {
    try {
      return exchange();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("expected an answer from " + base + path, e);
    }
  }

  @SuppressWarnings("resource") // the client owns the socket
  private RawWebSocketClient exchange() throws IOException {
    Socket socket = new Socket();
    if (receiveBuffer > 0) {
      socket.setReceiveBufferSize(receiveBuffer);
    }
    socket.setTcpNoDelay(true);
    socket.connect(new InetSocketAddress(base.getHost(), base.getPort()), 5_000);
    StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
    headers.forEach((name, value) -> {
      if (value != null) {
        request.append(name).append(": ").append(value).append("\r\n");
      }
    });
    socket.getOutputStream().write(request.append("\r\n").toString().getBytes(ISO_8859_1));
    socket.setSoTimeout((int) Duration.ofSeconds(5).toMillis());
    Answer answer = answer(socket.getInputStream());
    if (answer.status() == 101) {
      checkAccepted(answer);
    }
    return new RawWebSocketClient(socket, answer);
  }

  private static Answer answer(InputStream in) throws IOException {
    String[] lines = head(in).strip().split("\r\n", -1);
    String[] words = lines[0].split(" ", 3);
    if (words.length < 2 || !words[0].equals("HTTP/1.1")) {
      throw new CorruptStreamException("expected a status line, got: " + lines[0]);
    }
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      headers.merge(
          lines[i].substring(0, colon),
          lines[i].substring(colon + 1).strip(),
          (one, other) -> one + ", " + other);
    }
    return new Answer(Integer.parseInt(words[1]), headers);
  }

  /** Will read byte by byte up to the empty line, and nothing of the frames behind it. */
  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new CorruptStreamException("expected an HTTP answer, got: \"" + head + "\"");
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private void checkAccepted(Answer answer) {
    String expected = accept(headers.get("Sec-WebSocket-Key"));
    boolean upgraded = answer.header("Upgrade").orElse("").equalsIgnoreCase("websocket")
        && answer.header("Connection").orElse("").equalsIgnoreCase("upgrade")
        && answer.header("Sec-WebSocket-Accept").orElse("").equals(expected)
        && answer.header("Sec-WebSocket-Extensions").isEmpty();
    if (!upgraded) {
      throw new CorruptStreamException("expected an upgrade to plain WebSocket with the accept key "
          + expected + ", got: " + answer.headers());
    }
  }

  private static String accept(@Nullable String key) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(US_ASCII));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new LinkageError("expected SHA-1 in each JDK", e);
    }
  }
}
