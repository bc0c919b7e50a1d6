package io.garuda.transport.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.garuda.channel.SocketMount;
import io.garuda.param.MalformedParamsException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;

/**
 * What a client asks for in {@code Sec-WebSocket-Protocol}, and what it is answered.
 *
 * <p>The list may hold the client's auth token ({@code Phoenix.Transports.WebSocket}).
 *
 * @param answer none answers without the header
 * @param refused if the client asks for others than the mount has
 */
record Subprotocol(Optional<String> answer, Optional<String> authToken, boolean refused) {
  static final String HEADER = "Sec-WebSocket-Protocol";
  private static final String BEARER = "base64url.bearer.phx.";

  static Subprotocol negotiate(SocketMount mount, Enumeration<String> headers) {
    List<String> requested = new ArrayList<>();
    while (headers.hasMoreElements()) {
      for (String name : headers.nextElement().split(",", -1)) {
        requested.add(name.strip());
      }
    }
    requested.remove("");
    Optional<String> token = Optional.empty();
    List<String> offered = new ArrayList<>(mount.subprotocols());
    if (mount.readsAuthToken()) {
      offered.add(0, "phoenix");
      List<String> bearers =
          requested.stream().filter(name -> name.startsWith(BEARER)).toList();
      if (bearers.size() == 1) {
        token = Optional.of(decode(bearers.get(0).substring(BEARER.length())));
        requested.removeAll(bearers);
      }
    }
    Optional<String> answer = offered.stream().filter(requested::contains).findFirst();
    boolean refused = answer.isEmpty() && !offered.isEmpty() && !requested.isEmpty();
    return new Subprotocol(answer, token, refused);
  }

  private static String decode(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), UTF_8);
    } catch (IllegalArgumentException e) {
      throw new MalformedParamsException(
          "expected base64 behind \"" + BEARER + "\" in " + HEADER + ", got something else", e);
    }
  }
}
