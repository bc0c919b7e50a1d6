package io.garuda.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.wire.Handshake;
import io.garuda.wire.HttpAnswer;
import io.garuda.wire.RawWebSocketClient;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What the contract server's {@code /stuck} knows of calls that do not return. */
final class StuckHandlers {
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private final URI base;

  StuckHandlers(URI base) {
    this.base = base;
  }

  /** Will wait until exactly so many are under way. */
  void await(int calls) {
    String expected = "{\"blocked\":" + calls + "}";
    String got = blocked();
    for (long end = System.nanoTime() + DEADLINE.toNanos();
        !got.equals(expected) && System.nanoTime() < end;
        got = blocked()) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    assertThat(got).isEqualTo(expected);
  }

  private String blocked() {
    return ask("GET", "/api/stuck");
  }

  /** Will let those return that are under way now. */
  void release() {
    ask("POST", "/api/stuck/release");
  }

  private String ask(String method, String path) {
    try (RawWebSocketClient client = RawWebSocketClient.connect(base, 0, Optional.empty())) {
      client.write((method + " " + Handshake.below(base, path) + " HTTP/1.1\r\nHost: "
              + base.getAuthority()
              + "\r\nAccept: application/json\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
          .getBytes(US_ASCII));
      HttpAnswer answer = client.readAnswer(false);
      assertThat(answer.status()).isEqualTo(200);
      return answer.body();
    }
  }
}
