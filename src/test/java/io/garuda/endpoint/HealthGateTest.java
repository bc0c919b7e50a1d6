package io.garuda.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.garuda.channel.SocketRuntime;
import io.garuda.channel.UserCode;
import io.garuda.contract.ApiController;
import io.garuda.contract.ContractEndpoint;
import io.garuda.contract.SwitchedHealth;
import io.garuda.health.Health;
import io.garuda.router.RouteTable;
import io.garuda.router.Router;
import io.garuda.router.Routes;
import io.garuda.testkit.ConnCase;
import io.garuda.testkit.TestConn;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What probes are told; {@code io.garuda.http} asks the same of each server. */
class HealthGateTest {
  @RegisterExtension
  final ConnCase conns = ConnCase.of(ContractEndpoint.class);

  @AfterEach
  void heal() {
    conns.bean(SwitchedHealth.class).become(Health::up);
    conns.bean(ContractEndpoint.class).resume();
  }

  /** Will return what a check says of itself. */
  private String found(String name) {
    TestConn conn = conns.get("/health/ready");
    for (JsonNode check : conn.jsonResponse(conn.status()).path("checks")) {
      if (check.path("name").textValue().equals(name)) {
        return check.toString();
      }
    }
    throw new AssertionError("expected a check named " + name + ", got none");
  }

  @Test
  void itLives() {
    TestConn conn = conns.get("/health/live");
    assertThat(conn.jsonResponse(200)).hasToString("{\"status\":\"UP\",\"checks\":[]}");
    assertThat(conn.header("content-type")).hasValue("application/json");
    assertThat(conn.header("cache-control")).hasValue("no-store");
    assertThat(conn.cookies()).isEmpty();
    assertThat(conn.header("x-request-id")).as("put by a plug").isEmpty();
  }

  @Test
  void itIsNotReadyWhileDraining() {
    ContractEndpoint endpoint = conns.bean(ContractEndpoint.class);
    assertThat(found("sockets")).startsWith("{\"name\":\"sockets\",\"status\":\"UP\"");
    endpoint.drain();
    assertThat(found("sockets"))
        .startsWith("{\"name\":\"sockets\",\"status\":\"DOWN\",\"data\":{\"reason\":\"draining\",");
    assertThat(conns.get("/health/ready").status()).isEqualTo(503);
    assertThat(conns.get("/health/live").status()).isEqualTo(200);
    endpoint.resume();
    assertThat(conns.get("/health/ready").status()).isEqualTo(200);
    assertThat(found("sockets")).startsWith("{\"name\":\"sockets\",\"status\":\"UP\"");
  }

  @Test
  void oneThatThrowsIsDownWithItsMessage() {
    conns.bean(SwitchedHealth.class).become(() -> {
      throw new IllegalStateException("no route");
    });
    assertThat(found("switched"))
        .isEqualTo("{\"name\":\"switched\",\"status\":\"DOWN\","
            + "\"data\":{\"error\":\"IllegalStateException: no route\"}}");
    assertThat(conns.get("/health/live").status()).isEqualTo(200);
  }

  @Test
  void oneThatHangsHoldsUpNobodyElse() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    conns.bean(SwitchedHealth.class).become(() -> {
      begun.countDown();
      new CountDownLatch(1).await();
      return Health.up();
    });
    CompletableFuture<String> probe = CompletableFuture.supplyAsync(() -> found("switched"));
    assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
    assertThat(conns.get("/api/hello").status()).isEqualTo(200);
    assertThat(conns.get("/health/live").status()).isEqualTo(200);
    assertThat(probe.get(5, TimeUnit.SECONDS))
        .isEqualTo("{\"name\":\"switched\",\"status\":\"DOWN\","
            + "\"data\":{\"reason\":\"no answer within 1000 ms\"}}");
  }

  @ParameterizedTest
  @CsvSource({"/health/live, 200", "/health/ready, 200", "/health//live/, 200"})
  void headHasNoBody(String path, int status) {
    TestConn conn = conns.head(path);
    assertThat(conn.response(status)).isEmpty();
    assertThat(conn.header("cache-control")).hasValue("no-store");
  }

  @Test
  void nothingElseIsAnswered() {
    TestConn posted = conns.post("/health/ready");
    assertThat(posted.status()).isEqualTo(405);
    assertThat(posted.header("allow")).hasValue("GET, HEAD");
    for (String path : List.of("/health", "/health/live/more", "/health/lives")) {
      assertThat(conns.get(path).status()).as(path).isEqualTo(404);
    }
  }

  private static HealthGate gate(String path, Consumer<RouteTable> table) {
    Router router = table::accept;
    try (SocketRuntime runtime = new SocketRuntime(UserCode.plain())) {
      return HealthGate.open(path, Routes.of(router), runtime, List.of());
    }
  }

  static List<Consumer<RouteTable>> hidden() {
    return List.of(
        r -> r.get("/health/live", ApiController.class, "hello"),
        r -> r.scope("/health", s -> s.get("/ready", ApiController.class, "hello")),
        r -> r.forward("/health", conn -> conn.halt()));
  }

  @ParameterizedTest
  @MethodSource("hidden")
  void aRouteThatWouldBeHiddenStopsTheBoot(Consumer<RouteTable> table) {
    assertThatThrownBy(() -> gate("/health", table))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("expected /health/")
        .hasMessageContaining("withoutHealth()");
    gate("", table).close();
    gate("/internal/health", table).close();
  }

  @Test
  void aRouteForAllIsNotHidden() {
    gate("/health", r -> r.get("/{rest: .*}", ApiController.class, "hello")).close();
    gate("/health", r -> r.forward("/", conn -> conn.halt())).close();
  }
}
