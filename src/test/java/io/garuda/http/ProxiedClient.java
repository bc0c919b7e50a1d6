package io.garuda.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Sends requests from a loopback address of one's choice, with headers as they are given. */
record ProxiedClient(URI base, String address) {
  private static final int DEADLINE_MILLIS = 20_000;
  private static final List<String> HANDSHAKE = List.of(
      "Upgrade: websocket",
      "Connection: Upgrade",
      "Sec-WebSocket-Version: 13",
      "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==");

  record Answer(int status, List<String> headers, String body) {
    List<String> header(String name) {
      String prefix = name.toLowerCase(Locale.ROOT) + ":";
      return headers.stream()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
          .map(line -> line.substring(prefix.length()).strip())
          .toList();
    }
  }

  Answer get(String path, String... headers) {
    return send(path, List.of("Connection: close"), List.of(headers));
  }

  /** Will ask for a WebSocket, and leave at once. */
  Answer connect(String path, String... headers) {
    return send(path, HANDSHAKE, List.of(headers));
  }

  private Answer send(String path, List<String> fixed, List<String> headers) {
    String[] lines = Stream.concat(fixed.stream(), headers.stream()).toArray(String[]::new);
    try (RawClient client = new RawClient(base, address, DEADLINE_MILLIS)) {
      List<String> head = client.head("GET", path, lines).answerHead();
      String body = fixed == HANDSHAKE ? "" : client.rest();
      return new Answer(Integer.parseInt(head.get(0).substring(9, 12)), head, body);
    } catch (IOException e) {
      throw new UncheckedIOException("expected an answer to " + path + " with " + headers, e);
    }
  }
}
