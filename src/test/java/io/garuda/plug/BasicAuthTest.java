package io.garuda.plug;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.conn.Conn;
import io.garuda.conn.FakeExchange;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BasicAuthTest {
  private final BasicAuth auth = new BasicAuth("ada", "né:1");

  @Test
  void theRightNameAndPasswordPass() {
    FakeExchange exchange = sent("Basic " + encoded("ada:né:1"));
    Conn conn = exchange.conn();
    auth.call(conn);
    assertThat(conn.halted()).isFalse();
    assertThat(conn.get(BasicAuth.USER)).isEqualTo("ada");
    FakeExchange small = sent("basic " + encoded("ada:né:1"));
    Conn other = small.conn();
    auth.call(other);
    assertThat(other.halted()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ada:né:2", "bob:né:1", "ada:", ":", "ada", "", "ada:né:1x", "ada:né:"})
  void othersAreAsked(String credentials) {
    assertRefused(sent("Basic " + encoded(credentials)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Basic", "Basic ", "Basic %%%", "Bearer YTpi", "YWRhOm7DqToxCg=="})
  void otherHeadersAreNoCredentials(String header) {
    assertRefused(sent(header));
  }

  @Test
  void aFunctionMayDecide() {
    BasicAuth any = new BasicAuth((user, password) -> password.equals(user + user)).realm("Any");
    Conn conn = sent("Basic " + encoded("a:aa")).conn();
    any.call(conn);
    assertThat(conn.halted()).isFalse();
    FakeExchange refused = sent("Basic " + encoded("a:a"));
    any.call(refused.conn());
    assertThat(refused.answered("www-authenticate"))
        .isEqualTo("Basic realm=\"Any\", charset=\"UTF-8\"");
  }

  @Test
  void aRealmCannotBreakTheHeader() {
    assertThatThrownBy(() -> auth.realm("a\" b")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> auth.realm("a\r\nb")).isInstanceOf(IllegalArgumentException.class);
  }

  private void assertRefused(FakeExchange exchange) {
    Conn conn = exchange.conn();
    auth.call(conn);
    assertThat(conn.halted()).isTrue();
    assertThat(exchange.status()).isEqualTo(401);
    assertThat(exchange.answered("www-authenticate")).startsWith("Basic realm=\"Application\"");
    assertThat(conn.find(BasicAuth.USER)).isEmpty();
  }

  private static FakeExchange sent(String header) {
    return new FakeExchange("GET", "/").header("authorization", header);
  }

  private static String encoded(String credentials) {
    return Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8));
  }
}
