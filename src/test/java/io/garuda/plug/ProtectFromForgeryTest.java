package io.garuda.plug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.assigns.Key;
import io.garuda.conn.Conn;
import io.garuda.conn.FakeExchange;
import org.junit.jupiter.api.Test;

class ProtectFromForgeryTest {
  private final FakeExchange form = new FakeExchange("GET", "/");
  private final String token = form.conn().csrfToken();

  @Test
  void aChangeNeedsTheSessionsTokenInItsBodyOrHeader() {
    assertThatNoException().isThrownBy(() -> call(change("/", "_csrf_token=" + token)));
    assertThatNoException()
        .isThrownBy(() -> call(change("/", "a=b").header("x-csrf-token", token)));
    assertRefused(change("/", "a=b"));
    assertRefused(change("/?_csrf_token=" + token, "a=b"));
    assertRefused(
        change("/", "_csrf_token=" + new FakeExchange("GET", "/").conn().csrfToken()));
    assertRefused(change("/", "_csrf_token=" + token).sessionOf(new FakeExchange("GET", "/")));
  }

  @Test
  void onlyWhatChangesNothingNeedsNone() {
    for (String safe : new String[] {"GET", "HEAD", "OPTIONS"}) {
      assertThatNoException().isThrownBy(() -> call(new FakeExchange(safe, "/")));
    }
    for (String change : new String[] {"POST", "PUT", "PATCH", "DELETE", "PROPFIND", "get"}) {
      assertRefused(new FakeExchange(change, "/"));
    }
  }

  @Test
  void theHeaderIsLookedAtEvenIfTheBodyHasAnother() {
    assertThatNoException()
        .isThrownBy(() -> call(change("/", "_csrf_token=stale").header("x-csrf-token", token)));
  }

  @Test
  void oneThatClearsGoesOnWithAnEmptySessionThatNobodyKeeps() {
    Key<String> user = Key.of("user", String.class);
    form.conn().session().put(user, "ada");
    Conn conn = change("/", "a=b").conn();
    new ProtectFromForgery().clearSession().call(conn);
    assertThat(conn.session().find(user)).isEmpty();
    conn.session().put(user, "eve");
    assertThat(conn.session().find(user)).contains("eve");
    conn.session().renew();
    conn.session().drop();
    assertThat(conn.session().find(user)).isEmpty();
    assertThat(form.conn().session().get(user)).isEqualTo("ada");
    Conn kept = change("/", "a=b").header("x-csrf-token", token).conn();
    new ProtectFromForgery().clearSession().call(kept);
    assertThat(kept.session().find(user)).contains("ada");
  }

  @Test
  void scriptsAreNotForOtherSites() {
    for (String type : new String[] {"text/javascript", "application/javascript"}) {
      assertThatThrownBy(() -> answer(new FakeExchange("GET", "/"), type))
          .isInstanceOf(InvalidCrossOriginRequestException.class);
      assertThatNoException()
          .isThrownBy(() -> answer(
              new FakeExchange("GET", "/").header("x-requested-with", "XMLHttpRequest"), type));
      assertThatNoException().isThrownBy(() -> answer(new FakeExchange("HEAD", "/"), type));
    }
    assertThatNoException().isThrownBy(() -> answer(new FakeExchange("GET", "/"), "text/html"));
  }

  private static void answer(FakeExchange exchange, String type) {
    Conn conn = exchange.conn();
    new ProtectFromForgery().call(conn);
    conn.respond(200, type, "alert(1)");
  }

  private FakeExchange change(String uri, String body) {
    return new FakeExchange("POST", uri)
        .body("application/x-www-form-urlencoded", body)
        .sessionOf(form);
  }

  private static void assertRefused(FakeExchange exchange) {
    assertThatThrownBy(() -> call(exchange)).isInstanceOf(InvalidCsrfTokenException.class);
  }

  private static void call(FakeExchange exchange) {
    Conn conn = exchange.conn();
    Pipeline.named("browser").plug(new Parsers()).plug(new ProtectFromForgery()).call(conn);
  }
}
