package io.garuda.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP request that becomes a WebSocket ({@code RFC 6455 section 4}).
 *
 * <p>Mutable until it is sent. Headers may be replaced, or left out by {@code null}.
 */
public final class Handshake {
  private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private final URI base;
  private final String path;
  private final Map<String, @Nullable String> headers = new LinkedHashMap<>();
  private int receiveBuffer;
  private Optional<String> from = Optional.empty();

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
    this.path = below(base, path);
    header("Host", base.getHost() + ":" + base.getPort());
    header("Connection", "Upgrade");
    header("Upgrade", "websocket");
    header("Sec-WebSocket-Version", "13");
    header("Sec-WebSocket-Key", Base64.getEncoder().encodeToString(nonce));
  }

  /** Will append a path to the one of the application. */
  public static String below(URI base, String path) {
    return (base.getPath() == null ? "" : base.getPath()).replaceAll("/$", "") + path;
  }

  public Handshake header(String name, @Nullable String value) {
    headers.put(name, value);
    return this;
  }

  /** Will make the kernel hold back little of what the server sends, so that not reading is felt. */
  public Handshake receiveBuffer(int bytes) {
    receiveBuffer = bytes;
    return this;
  }

  /** Will come from this address of the machine. */
  public Handshake from(String address) {
    from = Optional.of(address);
    return this;
  }

  /** Will connect, and read the answer: a client in whatever state that leaves it. */
  public RawWebSocketClient open() {
    RawWebSocketClient client = RawWebSocketClient.connect(base, receiveBuffer, from);
    client.write(request());
    checkAccepted(client.readAnswer(false));
    return client;
  }

  /** Will return the request as bytes. */
  public byte[] request() {
    StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\n");
    headers.forEach((name, value) -> {
      if (value != null) {
        request.append(name).append(": ").append(value).append("\r\n");
      }
    });
    return request.append("\r\n").toString().getBytes(ISO_8859_1);
  }

  /** Will check that an upgrade, if it is one, is right and without extensions. */
  public void checkAccepted(HttpAnswer answer) {
    String expected = accept(headers.get("Sec-WebSocket-Key"));
    boolean upgraded = answer.header("Upgrade").orElse("").equalsIgnoreCase("websocket")
        && answer.header("Connection").orElse("").toLowerCase(Locale.ROOT).contains("upgrade")
        && answer.header("Sec-WebSocket-Accept").orElse("").equals(expected)
        && answer.header("Sec-WebSocket-Extensions").isEmpty();
    if (answer.status() == 101 && !upgraded) {
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
