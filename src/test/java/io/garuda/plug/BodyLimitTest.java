package io.garuda.plug;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.conn.FakeExchange;
import io.garuda.conn.PayloadTooLargeException;
import org.junit.jupiter.api.Test;

class BodyLimitTest {
  private final Pipeline pipeline =
      Pipeline.named("small").plug(new Parsers().pass("text/csv")).plug(new BodyLimit(10));

  @Test
  void whatWasReadIsMeasured() {
    assertPasses(post("application/x-www-form-urlencoded", "a=34567890"));
    assertRefused(post("application/x-www-form-urlencoded", "a=345678901"));
    assertRefused(post("application/x-www-form-urlencoded", "a=345678901").chunked());
    String part = "--b\r\nContent-Disposition: form-data; name=a; filename=f\r\n\r\n";
    assertPasses(post("multipart/form-data; boundary=b", part + "0123456789\r\n--b--"));
    assertRefused(post("multipart/form-data; boundary=b", part + "0123456789x\r\n--b--"));
  }

  @Test
  void whatWasNotReadIsBelieved() {
    assertPasses(post("text/csv", "0123456789"));
    assertRefused(post("text/csv", "0123456789x"));
    assertPasses(new FakeExchange("GET", "/"));
    assertThatThrownBy(() -> new BodyLimit(0)).isInstanceOf(IllegalArgumentException.class);
  }

  private void assertPasses(FakeExchange exchange) {
    assertThatNoException().isThrownBy(() -> pipeline.call(exchange.conn()));
  }

  private void assertRefused(FakeExchange exchange) {
    assertThatThrownBy(() -> pipeline.call(exchange.conn()))
        .isInstanceOf(PayloadTooLargeException.class);
  }

  private static FakeExchange post(String type, String body) {
    return new FakeExchange("POST", "/").body(type, body);
  }
}
