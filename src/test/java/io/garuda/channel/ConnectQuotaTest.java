package io.garuda.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.quota.Quotas;
import io.garuda.telemetry.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A place is taken before the application is asked, and is free again however that ends. */
class ConnectQuotaTest {
  private static final String VSN = "vsn=2.0.0";
  private static final String ADDRESS = "203.0.113.7";

  private final ScriptedApp app =
      new ScriptedApp(Quotas.standard().sockets(3).perAddress(2).perUser(1).withoutRates());
  private final AtomicInteger asked = new AtomicInteger();

  ConnectQuotaTest() {
    app.onConnect = () -> {
      asked.incrementAndGet();
      return ConnectResult.ok();
    };
  }

  @AfterEach
  void close() {
    app.assertAllReleasedOnce();
    assertThat(app.runtime.metrics().getAdmitted()).isZero();
    app.close();
  }

  private SocketRuntime.Connect connect() {
    return app.tryConnect(VSN, ADDRESS);
  }

  private void assertRefused(SocketRuntime.Connect connect, int status, String reason) {
    assertThat(connect.connection()).isEmpty();
    assertThat(connect.status()).isEqualTo(status);
    assertThat(connect.reason()).isEqualTo(reason);
    assertThat(connect.retryAfter().orElseThrow()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void theApplicationIsNotAskedAboutAFlood() {
    List<SocketConnection> connected =
        List.of(connect().connection().orElseThrow(), connect().connection().orElseThrow());
    for (int i = 0; i < 100; i++) {
      assertRefused(connect(), 429, "address");
    }
    app.connect();
    assertRefused(app.tryConnect(VSN, "203.0.113.8"), 503, "full");
    assertThat(asked).hasValue(3);
    assertThat(app.runtime.metrics().getRefusedByAddress()).isEqualTo(100);
    assertThat(app.runtime.metrics().getRefusedWhenFull()).isEqualTo(1);
    connected.forEach(SocketConnection::closed);
    connect().connection().orElseThrow().closed();
  }

  @Test
  void aRefusedOrCrashedConnectLeavesItsPlace() {
    app.onConnect = () -> ConnectResult.refused("no");
    for (int i = 0; i < 10; i++) {
      assertThat(connect().status()).isEqualTo(403);
    }
    app.onConnect = () -> {
      throw new IllegalStateException("no database");
    };
    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(this::connect).hasMessage("no database");
    }
  }

  @Test
  void anUnknownVersionTakesNoPlace() {
    for (int i = 0; i < 10; i++) {
      assertThat(app.tryConnect("vsn=9.0.0", ADDRESS).status()).isEqualTo(403);
    }
  }

  @Test
  void aUserIsCountedByTheIdOfItsSockets() {
    List<String> told = new ArrayList<>();
    app.runtime
        .telemetry()
        .attach(Event.SocketTurnedAway.class, event -> told.add(event.reason() + event.status()));
    app.id = Optional.of("user_socket:7");
    SocketConnection first = connect().connection().orElseThrow();
    assertRefused(app.tryConnect(VSN, "203.0.113.8"), 429, "user");
    app.id = Optional.of("user_socket:8");
    SocketConnection other = connect().connection().orElseThrow();
    first.closed();
    app.id = Optional.of("user_socket:7");
    SocketConnection again = connect().connection().orElseThrow();
    assertThat(told).containsExactly("user429");
    assertThat(app.runtime.metrics().getRefusedByUser()).isEqualTo(1);
    other.closed();
    again.closed();
  }

  @Test
  void nobodyConnectsDuringADrain() {
    app.runtime.drain().start();
    assertRefused(connect(), 503, "draining");
    assertThat(app.runtime.metrics().getRefusedWhileDraining()).isEqualTo(1);
    app.runtime.drain().resume();
    connect().connection().orElseThrow().closed();
  }
}
