package io.garuda.error;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.conn.Conn;
import io.garuda.conn.FakeExchange;
import io.garuda.router.NoRouteException;
import io.garuda.view.jte.JteTemplateEngine;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DebugPagesTest {
  private final DebugPages pages = new DebugPages(
      JteTemplateEngine.precompiled(getClass().getClassLoader(), "io.garuda.templates"),
      Path.of("src/test/java"),
      "GET  /rooms  Rooms  index  []");

  @Test
  void thePageShowsTheErrorItsSourceAndTheRequestButNoSecret() {
    String page = page(new IllegalStateException("<b>", new RuntimeException("below")));
    assertThat(page)
        .contains("java.lang.IllegalStateException", "&lt;b&gt;", "below")
        .contains("thePageShowsTheErrorItsSourceAndTheRequestButNoSecret")
        .contains("String page = page(new IllegalStateException(") // this source
        .contains("<tr><th>a</th><td>shown</td></tr>")
        .contains("<tr><th>my_token</th><td>[FILTERED]</td></tr>")
        .contains("<tr><th>cookie</th><td>[FILTERED]</td></tr>")
        .contains("<tr><th>authorization</th><td>[FILTERED]</td></tr>")
        .doesNotContain("<h2>Routes</h2>");
  }

  @Test
  void aMissingRouteShowsTheTable() {
    assertThat(page(new NoRouteException("GET", "/x"))).contains("GET  /rooms  Rooms  index  []");
  }

  @Test
  void thePolicyOfTheApplicationDoesNotTakeItsStyle() {
    FakeExchange exchange = new FakeExchange("GET", "/x");
    Conn conn = exchange.conn();
    conn.putHeader("content-security-policy", "default-src 'self'");
    pages.answer(conn, new IllegalStateException("x"), 500, true);
    assertThat(exchange.answered("content-security-policy"))
        .isEqualTo("default-src 'self'; style-src 'unsafe-inline'");
  }

  @Test
  void otherClientsGetTheSameAsText() {
    RenderErrors.Answer answer = pages.answer(conn(), new IllegalStateException("<b>"), 500, false);
    assertThat(answer.contentType()).isEqualTo("text/plain;charset=utf-8");
    assertThat(new String(answer.body(), UTF_8))
        .startsWith("500 java.lang.IllegalStateException\n<b>\n\nGET /x\n\n")
        .contains("\nQuery parameters\n  a: shown\n  my_token: [FILTERED]\n");
  }

  private String page(Throwable error) {
    return new String(pages.answer(conn(), error, 500, true).body(), UTF_8);
  }

  private static Conn conn() {
    return new FakeExchange("GET", "/x?a=shown&my_token=hidden")
        .header("cookie", "hidden")
        .header("authorization", "Basic hidden")
        .conn();
  }
}
