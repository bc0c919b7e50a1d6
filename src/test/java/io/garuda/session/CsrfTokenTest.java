package io.garuda.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.conn.FakeExchange;
import org.junit.jupiter.api.Test;

class CsrfTokenTest {
  private final FakeExchange exchange = new FakeExchange("GET", "/");
  private final Session session = new ContainerSession(exchange.request());

  @Test
  void eachTokenLooksDifferentAndAllAreTheSessions() {
    String one = CsrfToken.masked(session);
    String two = CsrfToken.masked(session);
    assertThat(one).isNotEqualTo(two).matches("[A-Za-z0-9_-]{64}");
    assertThat(CsrfToken.valid(session, one)).isTrue();
    assertThat(CsrfToken.valid(session, two)).isTrue();
  }

  @Test
  void noOtherTokenIsTheSessions() {
    String token = CsrfToken.masked(session);
    String foreign = CsrfToken.masked(new ContainerSession(new FakeExchange("GET", "/").request()));
    String changed = (token.charAt(0) == 'A' ? "B" : "A") + token.substring(1);
    for (String other : new String[] {
      foreign, changed, "", "A", "%", token.substring(4), token + "AAAA", "A".repeat(64)
    }) {
      assertThat(CsrfToken.valid(session, other)).as(other).isFalse();
    }
  }

  @Test
  void aForgottenSecretHasNoTokens() {
    String token = CsrfToken.masked(session);
    CsrfToken.forget(session);
    assertThat(CsrfToken.valid(session, token)).isFalse();
    assertThat(CsrfToken.valid(session, CsrfToken.masked(session))).isTrue();
  }

  @Test
  void checkingCreatesNoSession() {
    assertThat(CsrfToken.valid(session, "A".repeat(64))).isFalse();
    assertThat(exchange.hasSession()).isFalse();
  }
}
