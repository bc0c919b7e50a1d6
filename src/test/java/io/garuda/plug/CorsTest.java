package io.garuda.plug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.conn.Conn;
import io.garuda.conn.FakeExchange;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorsTest {
  private static final String ORIGIN = "https://example.com";

  private final Cors cors = Cors.origins(ORIGIN, "http://localhost:3000");

  @Test
  void anAllowedOriginMayRead() {
    FakeExchange answer = get(cors.credentials().expose("x-total", "link"), ORIGIN);
    assertThat(answer.answered("access-control-allow-origin")).isEqualTo(ORIGIN);
    assertThat(answer.answered("access-control-allow-credentials")).isEqualTo("true");
    assertThat(answer.answered("access-control-expose-headers")).isEqualTo("x-total, link");
    assertThat(answer.answered("vary")).isEqualTo("Origin");
    assertThat(get(cors, "http://localhost:3000").answered("access-control-allow-credentials"))
        .isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.com", "http://example.com", "https://example.com.evil.com", "null",
        "https://EXAMPLE.com", "https://example.com:8443", "https://sub.example.com", "",
      })
  void anotherOriginIsToldNothing(String origin) {
    FakeExchange answer = get(cors.credentials(), origin);
    assertThat(answer.answered("access-control-allow-origin")).isNull();
    assertThat(answer.answered("access-control-allow-credentials")).isNull();
    assertThat(answer.answered("vary")).isEqualTo("Origin");
  }

  @Test
  void aFunctionMayChoose() {
    Cors below = Cors.origins(origin -> origin.endsWith(".example.com"));
    assertThat(get(below, "https://a.example.com").answered("access-control-allow-origin"))
        .isEqualTo("https://a.example.com");
    assertThat(get(below, "https://a.com").answered("access-control-allow-origin"))
        .isNull();
  }

  @Test
  void anyOriginHasNoCredentials() {
    FakeExchange answer = get(Cors.anyOrigin(), "https://evil.com");
    assertThat(answer.answered("access-control-allow-origin")).isEqualTo("*");
    assertThat(answer.answered("vary")).isNull();
    assertThatThrownBy(() -> Cors.anyOrigin().credentials())
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> Cors.origins("*")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Cors.origins("https://example.com/"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aBrowserAsksBefore() {
    Cors plug = cors.methods("PUT").headers("x-a", "x-b").maxAge(Duration.ofHours(1));
    FakeExchange answer = preflight(plug, ORIGIN, "PUT");
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.answered("access-control-allow-origin")).isEqualTo(ORIGIN);
    assertThat(answer.answered("access-control-allow-methods")).isEqualTo("PUT");
    assertThat(answer.answered("access-control-allow-headers")).isEqualTo("x-a, x-b");
    assertThat(answer.answered("access-control-max-age")).isEqualTo("3600");
    assertThat(answer.answered("content-type")).isNull();
  }

  @Test
  void whatIsNotAllowedIsNotPromised() {
    FakeExchange method = preflight(cors.methods("PUT"), ORIGIN, "DELETE");
    assertThat(method.status()).isEqualTo(204);
    assertThat(method.answered("access-control-allow-methods")).isNull();
    FakeExchange origin = preflight(cors, "https://evil.com", "PUT");
    assertThat(origin.status()).isEqualTo(204);
    assertThat(origin.answered("access-control-allow-origin")).isNull();
    assertThat(origin.answered("access-control-allow-methods")).isNull();
  }

  @Test
  void otherOptionsAreTheApplications() {
    Conn conn = new FakeExchange("OPTIONS", "/").header("origin", ORIGIN).conn();
    cors.call(conn);
    assertThat(conn.halted()).isFalse();
  }

  private static FakeExchange preflight(Cors plug, String origin, String method) {
    FakeExchange exchange = new FakeExchange("OPTIONS", "/")
        .header("origin", origin)
        .header("access-control-request-method", method);
    Conn conn = exchange.conn();
    plug.call(conn);
    assertThat(conn.halted()).isTrue();
    return exchange;
  }

  private static FakeExchange get(Cors plug, String origin) {
    FakeExchange exchange = new FakeExchange("GET", "/").header("origin", origin);
    Conn conn = exchange.conn();
    plug.call(conn);
    assertThat(conn.halted()).isFalse();
    return exchange;
  }
}
