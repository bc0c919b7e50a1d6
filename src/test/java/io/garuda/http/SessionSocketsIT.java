package io.garuda.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.contract.ContractExtension;
import io.garuda.wire.Handshake;
import io.garuda.wire.Opcode;
import io.garuda.wire.RawWebSocketClient;
import io.garuda.wire.Received;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of the sockets of a session. */
@ExtendWith(ContractExtension.class)
class SessionSocketsIT {
  private final URI base;

  SessionSocketsIT(URI base) {
    this.base = base;
  }

  private RawWebSocketClient connect(Browser browser, String store) {
    browser.get("/session/count");
    String token = URLEncoder.encode(browser.csrfToken(), UTF_8);
    return new Handshake(base, store + "/counted/socket/websocket?vsn=2.0.0&_csrf_token=" + token)
        .header("Cookie", browser.cookie())
        .open();
  }

  @ParameterizedTest
  @CsvSource({"'',drop", "'',renew", "/stateless,drop", "/stateless,renew"})
  void aLogoutOrLoginClosesTheSocketsOfItsSessionWithinASecond(String store, String what) {
    URI below = URI.create(base + store);
    Browser browser = new Browser(below);
    try (RawWebSocketClient first = connect(browser, store);
        RawWebSocketClient second = connect(browser, store);
        RawWebSocketClient other = connect(new Browser(below), store)) {
      browser.submit("/session/" + what, Map.of());
      long start = System.nanoTime();
      for (RawWebSocketClient socket : new RawWebSocketClient[] {first, second}) {
        Received close = socket.next();
        assertThat(close.closeCode()).isEqualTo(4401);
        assertThat(close.closeReason()).startsWith("session ");
      }
      assertThat(System.nanoTime() - start).isLessThan(1_000_000_000L);
      other.sendText("[null,\"1\",\"phoenix\",\"heartbeat\",{}]");
      assertThat(other.nextText()).contains("\"ok\"");
    }
  }

  @ParameterizedTest
  @CsvSource({"''", "/stateless"})
  void aRequestOfThePageKeepsItsSession(String store) {
    Browser browser = new Browser(URI.create(base + store));
    browser.get("/session/count");
    browser.csrfToken();
    String path = "/counted/socket/keepalive";
    assertThat(browser.post(path, Map.of(), Map.of()).statusCode()).isEqualTo(204);
    assertThat(browser
            .post(path, Map.of(), Map.of("origin", "https://evil.example.org"))
            .statusCode())
        .isEqualTo(403);
    assertThat(browser.get(path).statusCode()).isEqualTo(405);
    Browser stranger = new Browser(URI.create(base + store));
    assertThat(stranger.post(path, Map.of(), Map.of()).statusCode()).isEqualTo(401);
    assertThat(stranger.cookies()).as("a session for nobody").isEmpty();
  }

  @Test
  void aSessionThatThePageKeepsOutlivesItsIdleTimeAndTakesItsSocketWithItAfterwards() {
    Browser browser = new Browser(base);
    browser.get("/session/count");
    browser.get("/session/idle?seconds=3");
    try (RawWebSocketClient socket = connect(browser, "")) {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(7);
      while (System.nanoTime() < end) {
        browser.post("/counted/socket/keepalive", Map.of(), Map.of());
        socket.sendText("[null,\"1\",\"phoenix\",\"heartbeat\",{}]");
        assertThat(afterWarnings(socket).text()).contains("\"ok\"");
        LockSupport.parkNanos(
            TimeUnit.MILLISECONDS.toNanos(200)); // as a page does not hurry either
      }
      Received close = afterWarnings(socket);
      assertThat(close.closeCode()).isEqualTo(4401);
      assertThat(close.closeReason()).startsWith("session ");
    }
  }

  private static Received afterWarnings(RawWebSocketClient socket) {
    Received received = socket.next();
    while (received.is(Opcode.TEXT) && received.text().contains("session_expiring")) {
      received = socket.next();
    }
    return received;
  }
}
