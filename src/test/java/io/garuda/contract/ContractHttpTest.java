package io.garuda.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.pubsub.Subscriber;
import io.garuda.testkit.ConnCase;
import io.garuda.testkit.TestConn;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract's table of HTTP, row by row; {@code io.garuda.http} asks the same of each server. */
class ContractHttpTest {
  private static final Pattern TOKEN = Pattern.compile("csrf-token\" content=\"([^\"]+)\"");
  private static final int TOO_LARGE = 8_000_001;

  @RegisterExtension
  final ConnCase conns = ConnCase.of(ContractEndpoint.class);

  @Test
  void home() {
    assertThat(conns.get("/").htmlResponse(200))
        .containsPattern(TOKEN)
        .contains("<title>Contract</title>", "<li>Item 1</li>", "<li>Item 20</li>");
  }

  @Test
  void api() {
    assertThat(conns.get("/api/hello").jsonResponse(200)).hasToString("{\"message\":\"hello\"}");
    assertThat(conns.get("/api/items/a%2Fb").jsonResponse(200)).hasToString("{\"id\":\"a/b\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json | {\"a\":[1,null]} | 200",
        "application/json | {\"a\":          | 400",
        "application/json | [1]              | 400",
        "text/plain       | a                | 415",
      })
  void echo(String type, String body, int status) {
    TestConn conn = conns
        .accept("application/json")
        .body(type, body.getBytes(StandardCharsets.UTF_8))
        .post("/api/echo");
    assertThat(conn.jsonResponse(status).path("a").isArray()).isEqualTo(status == 200);
  }

  @Test
  void echoOfTooMuch() {
    conns
        .accept("application/json")
        .body("application/json", new byte[TOO_LARGE])
        .post("/api/echo")
        .jsonResponse(413);
  }

  @Test
  void broadcastAndDisconnect() {
    List<String> told = new ArrayList<>();
    Subscriber subscriber = message -> told.add(message.event() + message.payload());
    ContractEndpoint endpoint = conns.bean(ContractEndpoint.class);
    List.of("told:1", "user:7").forEach(topic -> endpoint.subscribe(topic, subscriber));
    assertThat(conns
            .json(Map.of("topic", "told:1", "event", "new", "payload", Map.of("n", 1)))
            .post("/api/broadcast")
            .jsonResponse(200))
        .hasToString("{\"status\":\"ok\"}");
    conns.json(Map.of("id", "user:7")).post("/api/disconnect").jsonResponse(200);
    List.of("told:1", "user:7").forEach(topic -> endpoint.unsubscribe(topic, subscriber));
    assertThat(told).containsExactly("new{\"n\":1}", "disconnect{}");
  }

  @Test
  void session() {
    TestConn once = conns.get("/session/count");
    assertThat(once.get("/session/count").textResponse(200)).isEqualTo("2");
    TestConn renewed = once.post("/session/renew");
    assertThat(renewed.textResponse(200)).isEqualTo("ok");
    assertThat(renewed.cookies())
        .doesNotContainEntry("JSESSIONID", once.cookies().get("JSESSIONID"));
    assertThat(renewed.get("/session/count").textResponse(200)).isEqualTo("3");
    TestConn dropped = renewed.post("/session/drop");
    assertThat(dropped.textResponse(200)).isEqualTo("ok");
    assertThat(dropped.headers("set-cookie"))
        .containsExactly("JSESSIONID=; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/;"
            + " HttpOnly; SameSite=Lax");
    assertThat(dropped.cookies()).isEmpty();
    assertThat(dropped.get("/session/count").textResponse(200)).isEqualTo("1");
  }

  @Test
  void flash() {
    TestConn set = conns.get("/flash/set");
    assertThat(set.flash("info")).contains("saved <b>");
    TestConn shown = set.get(set.redirectedTo());
    assertThat(shown.htmlResponse(200)).isEqualTo("saved &lt;b&gt;");
    assertThat(shown.get("/flash/show").htmlResponse(200)).isEmpty();
  }

  @Test
  void form() {
    TestConn page = conns.protectFromForgery().get("/");
    Matcher token = TOKEN.matcher(page.htmlResponse(200));
    assertThat(token.find()).isTrue();
    assertThat(page.form(Map.of("name", "Žan", "_csrf_token", token.group(1)))
            .post("/form")
            .textResponse(200))
        .isEqualTo("hello Žan");
    assertThat(page.header("x-csrf-token", token.group(1))
            .form(Map.of("name", "b"))
            .post("/form")
            .textResponse(200))
        .isEqualTo("hello b");
    page.form(Map.of("name", "c")).post("/form").htmlResponse(403);
  }

  @ParameterizedTest
  @MethodSource("io.garuda.contract.ContractRows#items")
  void items(String method, String path, String action) {
    TestConn conn = method.equals("GET")
        ? conns.get(path)
        : conns.form(Map.of("_method", method.equals("POST") ? "" : method)).post(path);
    assertThat(conn.textResponse(200)).isEqualTo(action);
  }

  @ParameterizedTest
  @CsvSource({
    "/files/a/b.txt, a/b.txt",
    "/files/a%20b/%C3%A9, a b/é",
    "/files/a%5Cb, a\\b",
    "/files/a;x=y, a;x=y"
  })
  void files(String path, String rest) {
    assertThat(conns.get(path).textResponse(200)).isEqualTo(rest);
  }

  @Test
  void redirect() {
    TestConn conn = conns.get("/redirect?to=/items");
    assertThat(conn.get(conn.redirectedTo()).textResponse(200)).isEqualTo("index");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://evil.example", "//evil.example", "/%5Cevil.example", "/%0d%0ax:y", ""})
  void redirectToElsewhere(String to) {
    TestConn conn = conns.get("/redirect?to=" + to);
    assertThat(conn.htmlResponse(500)).contains("Internal Server Error");
    assertThat(conn.header("location")).isEmpty();
  }

  @Test
  void download() {
    assertThat(conns.get("/download").header("content-disposition"))
        .hasValue("attachment; filename=\"report.csv\"");
  }

  @Test
  void errors() {
    assertThat(conns.accept("text/html").get("/boom").htmlResponse(500))
        .contains("Internal Server Error");
    assertThat(conns.accept("application/json").get("/boom").jsonResponse(500))
        .hasToString("{\"errors\":{\"detail\":\"Internal Server Error\"}}");
    conns.get("/teapot").htmlResponse(418);
    assertThat(conns.accept("application/json").get("/items").status()).isEqualTo(406);
  }

  @Test
  void who() {
    assertThat(conns.host("admin.localhost").get("/who").textResponse(200)).isEqualTo("admin");
    assertThat(conns.get("/who").textResponse(200)).isEqualTo("public");
  }

  @Test
  void anyOtherPathOrMethod() {
    assertThat(conns.accept("application/json").get("/no/such/path").jsonResponse(404))
        .hasToString("{\"errors\":{\"detail\":\"Not Found\"}}");
    assertThat(conns.get("/no/such/path").htmlResponse(404)).contains("Not Found");
    conns.delete("/download").response(404);
  }
}
