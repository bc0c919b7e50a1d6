package io.garuda.plug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.conn.Conn;
import io.garuda.conn.FakeExchange;
import io.garuda.param.MalformedParamsException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForceSslTest {
  @Test
  void readersAreSentForGoodAndOthersKeepTheirMethod() {
    assertRedirected("GET", 301);
    assertRedirected("HEAD", 301);
    assertRedirected("POST", 307);
    assertRedirected("DELETE", 307);
  }

  private static void assertRedirected(String method, int status) {
    FakeExchange exchange =
        new FakeExchange(method, "/app/a%20b?q=1").contextPath("/app").host("example.com");
    Conn conn = exchange.conn();
    new ForceSsl().call(conn);
    assertThat(conn.halted()).isTrue();
    assertThat(exchange.status()).isEqualTo(status);
    assertThat(exchange.answered("location")).isEqualTo("https://example.com/app/a%20b?q=1");
    assertThat(exchange.answered("strict-transport-security")).isNull();
  }

  @Test
  void aHostOfItsOwnWins() {
    FakeExchange exchange = new FakeExchange("GET", "/").host("evil.com");
    new ForceSsl().host("example.com:8443").call(exchange.conn());
    assertThat(exchange.answered("location")).isEqualTo("https://example.com:8443/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.com@evil.test",
        "evil.test/x",
        "evil.test?x",
        "evil.test#x",
        "evil.test\\x",
        "evil.test example.com",
        "evil.test\r\nx-evil: 1",
        "",
      })
  void whatIsNoHostIsNoRedirect(String host) {
    FakeExchange exchange = new FakeExchange("GET", "/").host(host);
    assertThatThrownBy(() -> new ForceSsl().call(exchange.conn()))
        .isInstanceOf(UnknownHostException.class);
    assertThat(exchange.answered("location")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"@evil.test/", ".evil.test/", ":x@evil.test", "*"})
  void whatIsNoPathIsNoRedirect(String target) {
    FakeExchange exchange = new FakeExchange("GET", target).host("example.com");
    ForceSsl plug = new ForceSsl().host("example.com");
    assertThatThrownBy(() -> plug.call(exchange.conn()))
        .isInstanceOf(MalformedParamsException.class);
    assertThat(exchange.answered("location")).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"example.com", "xn--bcher-kva.example", "a_b.example", "10.0.0.1", "[::1]"})
  void whatIsAHostIsOne(String host) {
    FakeExchange exchange = new FakeExchange("GET", "/").host(host);
    new ForceSsl().call(exchange.conn());
    assertThat(exchange.answered("location")).isEqualTo("https://" + host + "/");
  }

  @Test
  void clientsOfHttpsAreToldToStay() {
    assertThat(staying(new ForceSsl())).isEqualTo("max-age=31536000");
    assertThat(staying(new ForceSsl().subdomains().preload()))
        .isEqualTo("max-age=31536000; includeSubDomains; preload");
    assertThat(staying(new ForceSsl().maxAge(Duration.ofHours(1)))).isEqualTo("max-age=3600");
    assertThat(staying(new ForceSsl().maxAge(Duration.ZERO))).isEqualTo("null");
  }

  private static String staying(ForceSsl plug) {
    FakeExchange exchange = new FakeExchange("GET", "/").host("example.com").secure();
    Conn conn = exchange.conn();
    plug.call(conn);
    assertThat(conn.halted()).isFalse();
    return String.valueOf(exchange.answered("strict-transport-security"));
  }

  @Test
  void thisMachineIsLeftAloneUnlessOthersAre() {
    for (String host : new String[] {"localhost", "127.0.0.1"}) {
      Conn conn = new FakeExchange("GET", "/").host(host).conn();
      new ForceSsl().call(conn);
      assertThat(conn.halted()).isFalse();
    }
    Conn health = new FakeExchange("GET", "/health").host("example.com").conn();
    ForceSsl plug = new ForceSsl().exclude(conn -> conn.rawPath().equals("/health"));
    plug.call(health);
    assertThat(health.halted()).isFalse();
    Conn local = new FakeExchange("GET", "/").host("localhost").conn();
    plug.call(local);
    assertThat(local.halted()).isTrue();
  }
}
