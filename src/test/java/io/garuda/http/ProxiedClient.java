package io.garuda.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.opentest4j.TestAbortedException;

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
    List<String> lines = new ArrayList<>(List.of("GET " + base.getPath() + path + " HTTP/1.1"));
    if (headers.stream().noneMatch(header -> header.startsWith("Host:"))) {
      lines.add("Host: " + base.getAuthority());
    }
    lines.addAll(fixed);
    lines.addAll(headers);
    String request = String.join("\r\n", lines) + "\r\n\r\n";
    try (Socket socket = new Socket()) {
      bind(socket);
      socket.setSoTimeout(DEADLINE_MILLIS);
      socket.connect(new InetSocketAddress(base.getHost(), base.getPort()), DEADLINE_MILLIS);
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      String head = head(socket);
      String body =
          fixed == HANDSHAKE ? "" : new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
      List<String> read = List.of(head.split("\r\n"));
      return new Answer(Integer.parseInt(head.substring(9, 12)), read, body);
    } catch (IOException e) {
      throw new UncheckedIOException("expected an answer to " + request, e);
    }
  }

  private void bind(Socket socket) throws IOException {
    try {
      socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
    } catch (BindException e) {
      throw new TestAbortedException("this system has no loopback address " + address, e);
    }
  }

  private static String head(Socket socket) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = socket.getInputStream().read();
      if (next < 0) {
        throw new IOException("expected an HTTP answer, got: \"" + head + "\"");
      }
      head.append((char) next);
    }
    return head.toString();
  }
}
