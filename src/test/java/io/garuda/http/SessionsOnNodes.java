package io.garuda.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.cluster.Nodes;
import io.garuda.wire.Handshake;
import io.garuda.wire.RawWebSocketClient;
import io.garuda.wire.Received;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A session in a cookie belongs to no node. */
class SessionsOnNodes {
  private static final String STORE = "/stateless";

  @RegisterExtension
  static final Nodes NODES = Nodes.of(2);

  private static Browser browser(int node) {
    return new Browser(URI.create(NODES.base(node) + STORE));
  }

  private static Browser beginning() {
    Browser browser = browser(0);
    browser.get("/session/count");
    browser.csrfToken();
    return browser;
  }

  /** Will show the other node what the first one gave. */
  private static Browser elsewhere(Browser browser) {
    return browser(1).withCookie(browser.cookie(), STORE);
  }

  @Test
  void aSessionOfOneNodeIsKnownAtTheOther() {
    Browser here = beginning();
    String next = elsewhere(here).get("/session/count").body();
    assertThat(next).isEqualTo(here.get("/session/count").body());
    assertThat(next).isNotEqualTo(browser(1).get("/session/count").body());
  }

  @Test
  void aCsrfTokenOfOneNodeIsTakenByTheOther() {
    Browser here = beginning();
    Map<String, String> token = Map.of("x-csrf-token", here.csrfToken());
    Browser there = elsewhere(here);
    assertThat(there.post("/session/drop", Map.of(), Map.of()).statusCode()).isEqualTo(403);
    assertThat(there.post("/session/drop", Map.of(), token).statusCode()).isLessThan(400);
  }

  @Test
  void aLogoutAtOneNodeClosesTheSocketAtTheOtherWithinASecond() {
    Browser here = beginning();
    String token = URLEncoder.encode(here.csrfToken(), UTF_8);
    String path = STORE + "/counted/socket/websocket?vsn=2.0.0&_csrf_token=" + token;
    try (RawWebSocketClient socket =
        new Handshake(NODES.base(1), path).header("Cookie", here.cookie()).open()) {
      long start = System.nanoTime();
      here.submit("/session/drop", Map.of());
      Received close = socket.next();
      assertThat(close.closeCode()).isEqualTo(4401);
      assertThat(System.nanoTime() - start).isLessThan(1_000_000_000L);
    }
  }
}
