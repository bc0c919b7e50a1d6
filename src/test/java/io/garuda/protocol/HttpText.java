package io.garuda.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.garuda.wire.Handshake;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** An HTTP request as it is written in a table: headers, and a body behind {@code |} or {@code =}. */
final class HttpText {
  private HttpText() {}

  /**
   * Will return the request's bytes.
   *
   * @param lines {@code Name: value}; {@code | text} is a line of the body; {@code = bytes} are bytes
   *     of it as {@link Bytes} reads them
   */
  static byte[] request(URI base, String method, String path, List<String> lines, Names names) {
    StringBuilder head = new StringBuilder(method + " " + Handshake.below(base, path)
        + " HTTP/1.1\r\nHost: " + base.getHost() + ":" + base.getPort() + "\r\n");
    List<String> body = new ArrayList<>();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean lengthSaid = false;
    for (String line : lines) {
      if (line.startsWith("| ")) {
        body.add(names.in(line.substring(2)));
      } else if (line.startsWith("= ")) {
        bytes.writeBytes(Bytes.of(names.in(line.substring(2))));
      } else {
        head.append(names.in(line)).append("\r\n");
        lengthSaid |= line.matches("(?i)(content-length|transfer-encoding):.*");
      }
    }
    bytes.writeBytes(String.join("\n", body).getBytes(UTF_8));
    if (!lengthSaid && (bytes.size() > 0 || method.equals("POST"))) {
      head.append("Content-Length: ").append(bytes.size()).append("\r\n");
    }
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(head.append("\r\n").toString().getBytes(ISO_8859_1));
    request.writeBytes(bytes.toByteArray());
    return request.toByteArray();
  }
}
