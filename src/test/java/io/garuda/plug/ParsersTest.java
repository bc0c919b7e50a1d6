package io.garuda.plug;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.conn.Body;
import io.garuda.conn.Conn;
import io.garuda.conn.FakeExchange;
import io.garuda.conn.PayloadTooLargeException;
import io.garuda.param.MalformedParamsException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParsersTest {
  private static final String FORM = "application/x-www-form-urlencoded";

  private final Parsers parsers = new Parsers().limit(100);

  @Test
  void aFormIsReadAndCanBeReadAgain() throws Exception {
    Conn conn = parse(post(FORM + "; charset=utf-8", "a=1&b=%C3%A9"));
    assertThat(conn.bodyParams().toMap()).isEqualTo(Map.of("a", "1", "b", "é"));
    assertThat(conn.body().map(Body::mediaType)).contains(FORM);
    assertThat(conn.servletRequest().getInputStream().readAllBytes())
        .asString()
        .isEqualTo("a=1&b=%C3%A9");
    assertThat(conn.servletRequest().getParameter("b")).isEqualTo("é");
  }

  @Test
  void theFieldsOfAJsonObjectAreParams() {
    Conn conn = parse(post(
        "application/JSON",
        "{\"a\":1,\"b\":{\"c\":\"x\",\"d\":{\"e\":true}},\"f\":[1],\"g\":null}"));
    assertThat(conn.bodyParams().toMap())
        .isEqualTo(Map.of("a", "1", "b[c]", "x", "b[d][e]", "true"));
    assertThat(parse(post("application/vnd.api+json", "[1]")).bodyParams().names())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{}x", "{} {}", "{'a':1}", "nope", "{\"a\":\"\\x\"}"})
  void whatIsNotOneJsonTextIsRefused(String json) {
    assertThatThrownBy(() -> parse(post("application/json", json)))
        .isInstanceOf(MalformedParamsException.class);
  }

  @Test
  void whatIsNotUtf8IsRefused() {
    byte[] form = {'a', '=', (byte) 0xff};
    assertThatThrownBy(() -> parse(new FakeExchange("POST", "/").body(FORM, form)))
        .isInstanceOf(MalformedParamsException.class);
    byte[] json = {'"', (byte) 0xc3, '"'};
    assertThatThrownBy(() -> parse(new FakeExchange("POST", "/").body("application/json", json)))
        .isInstanceOf(MalformedParamsException.class);
  }

  @Test
  void aBodyAboveTheLimitIsRefusedWhetherItSaysSoOrNot() {
    String most = "a=" + "x".repeat(98);
    assertThat(parse(post(FORM, most)).bodyParams().names()).containsExactly("a");
    assertThat(parse(post(FORM, most).chunked()).bodyParams().names()).containsExactly("a");
    assertThatThrownBy(() -> parse(post(FORM, most + "y")))
        .isInstanceOf(PayloadTooLargeException.class);
    assertThatThrownBy(() -> parse(post(FORM, most + "y").chunked()))
        .isInstanceOf(PayloadTooLargeException.class)
        .hasMessageContaining("100 bytes");
  }

  @Test
  void fieldsAreCounted() {
    Parsers few = new Parsers().maxFields(3);
    few.call(post(FORM, "a&b&c").conn());
    assertThatThrownBy(() -> few.call(post(FORM, "a&b&c&d").conn()))
        .isInstanceOf(PayloadTooLargeException.class)
        .hasMessageContaining("Parsers.maxFields");
  }

  @Test
  void jsonIsNotTooDeep() {
    Parsers large = new Parsers();
    large.call(post("application/json", "[".repeat(100) + "]".repeat(100)).conn());
    assertThatThrownBy(() -> large.call(
            post("application/json", "[".repeat(101) + "]".repeat(101)).conn()))
        .isInstanceOf(MalformedParamsException.class);
  }

  @Test
  void namesOfNestedJsonDoNotFillTheMemory() {
    StringBuilder json = new StringBuilder("{\"" + "n".repeat(40_000) + "\":{");
    for (int i = 0; i < 5_000; i++) {
      json.append("\"").append(i).append("\":1,");
    }
    Conn conn = post("application/json", json + "\"x\":1}}").conn();
    new Parsers().call(conn);
    assertThatThrownBy(conn::bodyParams).isInstanceOf(PayloadTooLargeException.class);
  }

  @Test
  void limitsAreAboveZero() {
    assertThatThrownBy(() -> parsers.limit(0)).hasMessageContaining("zero bytes");
    assertThatThrownBy(() -> parsers.maxParts(0)).hasMessageContaining("zero parts");
    assertThatThrownBy(() -> parsers.maxFields(-1)).hasMessageContaining("zero fields");
    assertThatThrownBy(() -> parsers.multipartLimit(0)).hasMessageContaining("zero bytes");
    assertThatThrownBy(() -> parsers.timeout(Duration.ZERO, 1)).hasMessageContaining("timeout");
    assertThatThrownBy(() -> parsers.timeout(Duration.ofSeconds(1), 0))
        .hasMessageContaining("bytes a second");
  }

  @Test
  void otherTypesAreRefusedUnlessTheyAreLetThrough() {
    assertThatThrownBy(() -> parse(post("text/csv", "a,b")))
        .isInstanceOf(UnsupportedMediaTypeException.class)
        .hasMessageContaining("\"text/csv\"")
        .hasMessageContaining("Parsers.pass");
    for (String passed : new String[] {"Text/CSV", "*/*"}) {
      Conn conn = post("text/csv; header=present", "a,b").conn();
      parsers.pass(passed).call(conn);
      assertThat(conn.body()).isEmpty();
    }
  }

  @Test
  void whatHasNoBodyIsLeftAlone() {
    assertThat(parse(new FakeExchange("GET", "/").body("text/csv", "a")).body()).isEmpty();
    assertThat(parse(new FakeExchange("POST", "/").header("content-type", "text/csv"))
            .body())
        .isEmpty();
    assertThat(parse(new FakeExchange("POST", "/")).body()).isEmpty();
  }

  @Test
  void aBodyOfHttp2NeedsNoHeader() {
    assertThat(parse(post(FORM, "a=1").streamed()).bodyParams().get("a")).contains("1");
  }

  @Test
  void aPostMaySayWhichChangeItMeans() {
    assertThat(overridden("POST", "_method=put")).isEqualTo("PUT");
    assertThat(overridden("POST", "_method=DELETE")).isEqualTo("DELETE");
    assertThat(overridden("POST", "_method=patch")).isEqualTo("PATCH");
    for (String other : new String[] {"get", "connect", "", "x"}) {
      assertThat(overridden("POST", "_method=" + other)).as(other).isEqualTo("POST");
    }
    assertThat(overridden("PUT", "_method=delete")).isEqualTo("PUT");
    Conn byQuery = new FakeExchange("POST", "/?_method=delete").conn();
    new MethodOverride().call(byQuery);
    assertThat(byQuery.method()).isEqualTo("POST");
  }

  private String overridden(String method, String form) {
    Conn conn = parse(new FakeExchange(method, "/").body(FORM, form.getBytes(UTF_8)));
    new MethodOverride().call(conn);
    assertThat(conn.servletRequest().getMethod()).isEqualTo(conn.method());
    return conn.method();
  }

  private Conn parse(FakeExchange exchange) {
    Conn conn = exchange.conn();
    parsers.call(conn);
    return conn;
  }

  private static FakeExchange post(String contentType, String body) {
    return new FakeExchange("POST", "/").body(contentType, body);
  }
}
