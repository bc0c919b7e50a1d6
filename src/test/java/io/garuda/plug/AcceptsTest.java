package io.garuda.plug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.conn.Conn;
import io.garuda.conn.FakeExchange;
import org.junit.jupiter.api.Test;

class AcceptsTest {
  private final Accepts accepts = new Accepts("html", "json");

  @Test
  void theParameterDecidesBeforeTheHeader() {
    assertThat(format(new FakeExchange("GET", "/?_format=json").header("accept", "text/html")))
        .isEqualTo("json");
    assertThat(format(new FakeExchange("GET", "/").header("accept", "application/json")))
        .isEqualTo("json");
    assertThat(format(new FakeExchange("GET", "/"))).isEqualTo("html");
  }

  @Test
  void whatIsNotOfferedIsNotAcceptable() {
    assertThatThrownBy(
            () -> format(new FakeExchange("GET", "/?_format=xml").header("accept", "text/html")))
        .isInstanceOf(NotAcceptableException.class)
        .hasMessage("expected one of the formats [html, json], got: _format \"xml\"");
    assertThatThrownBy(() -> format(new FakeExchange("GET", "/").header("accept", "image/png")))
        .isInstanceOf(NotAcceptableException.class)
        .hasMessage("expected one of the formats [html, json], got: accept \"image/png\"");
    assertThatThrownBy(Accepts::new).isInstanceOf(IllegalArgumentException.class);
  }

  private String format(FakeExchange exchange) {
    Conn conn = exchange.conn();
    accepts.call(conn);
    return conn.format().orElse("none");
  }
}
