package io.garuda.plug;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
