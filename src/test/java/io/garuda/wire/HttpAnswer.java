package io.garuda.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a server answered to an HTTP request ({@code RFC 9112}); header names are in any case. */
public record HttpAnswer(int status, Map<String, String> headers, String body) {
  private static final int SWITCHING_PROTOCOLS = 101;

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /**
   * Will read an answer and its body, and nothing of what comes behind it.
   *
   * @param toHead whether the request was a {@code HEAD}: then no body comes, whatever is announced
   */
  static HttpAnswer read(InputStream in, boolean toHead) throws IOException {
    String[] lines = upTo("\r\n\r\n", in).strip().split("\r\n", -1);
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
    int status = Integer.parseInt(words[1]);
    byte[] body = toHead || status == SWITCHING_PROTOCOLS ? new byte[0] : body(headers, in);
    return new HttpAnswer(status, headers, new String(body, UTF_8));
  }

  private static byte[] body(Map<String, String> headers, InputStream in) throws IOException {
    if (!headers.getOrDefault("Transfer-Encoding", "").equals("chunked")) {
      return whole(in, Integer.parseInt(headers.getOrDefault("Content-Length", "0")));
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = -1; size != 0; ) {
      size = Integer.parseInt(upTo("\r\n", in).strip(), 16);
      body.writeBytes(whole(in, size));
      upTo("\r\n", in);
    }
    return body.toByteArray();
  }

  private static byte[] whole(InputStream in, int size) throws IOException {
    byte[] bytes = in.readNBytes(size);
    if (bytes.length < size) {
      throw new CorruptStreamException(
          "expected a body of " + size + " bytes, got: " + bytes.length);
    }
    return bytes;
  }

  /** Will read byte by byte: what follows an upgrade is frames. */
  private static String upTo(String end, InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    for (int at = 0; at < end.length(); ) {
      int next = in.read();
      if (next < 0 && head.size() == 0) {
        throw new EOFException("the connection ended instead of an answer");
      }
      if (next < 0) {
        throw new CorruptStreamException("expected an HTTP answer, got: " + head);
      }
      head.write(next);
      at = next == end.charAt(at) ? at + 1 : next == end.charAt(0) ? 1 : 0;
    }
    return head.toString(ISO_8859_1);
  }
}
