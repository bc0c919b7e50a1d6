package io.garuda.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.garuda.assigns.Key;
import io.garuda.conn.Conn;
import io.garuda.contract.ContractEndpoint;
import io.garuda.plug.Accepts;
import io.garuda.plug.FetchSession;
import io.garuda.plug.Pipeline;
import io.garuda.plug.Plug;
import io.garuda.plug.ProtectFromForgery;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a test can ask of an endpoint, and find out about the answer. */
class ConnCaseTest {
  private static final Key<Integer> COUNT = Key.of("count", Integer.class);
  private static final Key<String> SEEN = Key.of("seen", String.class);

  @RegisterExtension
  final ConnCase conns = ConnCase.of(ContractEndpoint.class);

  private static Pipeline plug(Plug plug) {
    return Pipeline.named("tested").plug(plug);
  }

  /** A plug that keeps what it saw. */
  private ConnBuilder see(Function<Conn, String> what) {
    return conns.bypassThrough(plug(conn -> conn.assign(SEEN, what.apply(conn))));
  }

  @Test
  void applicationAndTestShareTheirClasses() {
    assertThat(conns.bean(ContractEndpoint.class)).isInstanceOf(ContractEndpoint.class);
  }

  @Test
  void aSessionBeginsAsTheTestLikes() {
    TestConn conn = conns.session(COUNT, 41).get("/session/count");
    assertThat(conn.textResponse(200)).isEqualTo("42");
    assertThat(conn.session(COUNT)).isEqualTo(42);
  }

  @Test
  void aSessionInACookieBeginsAsTheTestLikes() {
    TestConn conn = conns.session(COUNT, 41).get("/stateless/session/count");
    assertThat(conn.textResponse(200)).isEqualTo("42");
    assertThat(conn.session(COUNT)).isEqualTo(42);
    assertThat(conn.cookies()).containsOnlyKeys("_contract");
    assertThat(conn.get("/stateless/session/count").session(COUNT)).isEqualTo(43);
    assertThat(conn.get("/stateless/token").findInSession(COUNT)).contains(42);
  }

  @Test
  void aConnGoesOnAsTheSameBrowser() {
    TestConn conn = conns.accept("text/html").host("admin.localhost").get("/session/count");
    assertThat(conn.cookies()).containsOnlyKeys("JSESSIONID");
    assertThat(conn.get("/session/count").response(200)).isEqualTo("2");
    assertThat(conn.get("/who").response(200)).isEqualTo("admin");
    assertThat(conns.get("/session/count").response(200)).isEqualTo("1");
  }

  @Test
  void whatIsRecycledIsWhatBrowsersKeep() {
    Pipeline headers = plug(conn -> conn.assign(
        SEEN,
        conn.header("authorization").orElse("")
            + conn.header("x-once").orElse("")
            + conn.header("cookie").orElse("")));
    TestConn conn = conns
        .header("Authorization", "Bearer b")
        .header("x-once", "x")
        .cookie("theme", "dark")
        .bypassThrough(headers)
        .get("/");
    assertThat(conn.get(SEEN)).isEqualTo("Bearer bxtheme=dark");
    assertThat(conn.bypassThrough(headers).get("/").get(SEEN)).isEqualTo("Bearer btheme=dark");
  }

  @Test
  void anExpiredCookieIsForgotten() {
    TestConn counted = conns.get("/session/count");
    TestConn dropped = counted.post("/session/drop");
    assertThat(dropped.textResponse(200)).isEqualTo("ok");
    assertThat(dropped.findInSession(COUNT)).isEmpty();
    assertThat(counted.findInSession(COUNT)).hasValue(1);
  }

  @Test
  void assignsAreThereBeforeAnyPlug() {
    TestConn conn = conns.assign(SEEN, "by the test").get("/");
    assertThat(conn.get(SEEN)).isEqualTo("by the test");
    assertThat(conn.format()).hasValue("html");
    assertThat(conn.halted()).isFalse();
  }

  @Test
  void pipelinesRunWithoutARouteOrAnAction() {
    TestConn conn = conns
        .bypassThrough(
            Pipeline.named("first")
                .plug(new FetchSession())
                .plug(c -> c.respond(401, "text/plain", "no")),
            plug(c -> c.assign(SEEN, "behind the one that halted")))
        .get("/no-such-path");
    assertThat(conn.textResponse(401)).isEqualTo("no");
    assertThat(conn.halted()).isTrue();
    assertThat(conn.find(SEEN)).isEmpty();
    assertThat(conns.bypassThrough().get("/boom").response(200)).isEmpty();
  }

  @Test
  void bodiesArriveAsTheyWereSent() {
    assertThat(see(conn -> conn.bodyParams().get("a").orElse(""))
            .form(Map.of("a", "Žan & co"))
            .post("/")
            .get(SEEN))
        .isEqualTo("Žan & co");
    assertThat(conns
            .json(Map.of("a", 1))
            .post("/api/echo")
            .jsonResponse(200)
            .get("a")
            .asInt())
        .isEqualTo(1);
    byte[] raw = "{\"raw\":true}".getBytes(StandardCharsets.UTF_8);
    assertThat(conns.body("application/json", raw).post("/api/echo").body()).isEqualTo(raw);
  }

  @Test
  void aFormMayHaveFiles() {
    byte[] image = {'P', 'N', 'G', '\r', '\n', 0};
    JsonNode seen = conns
        .accept("application/json")
        .field("title", "Žan \"&\" co")
        .file("avatar", "é\".png", "image/png", image)
        .file("page", "1.txt", "text/plain", "one".getBytes(StandardCharsets.UTF_8))
        .file("page", "2.txt", "text/plain", "two".getBytes(StandardCharsets.UTF_8))
        .post("/uploads")
        .jsonResponse(200);
    assertThat(seen.get("title").asText()).isEqualTo("Žan \"&\" co");
    assertThat(seen.at("/avatar/0/type").asText()).isEqualTo("image/png");
    assertThat(seen.at("/avatar/0/size").asInt()).isEqualTo(6);
    assertThat(seen.at("/avatar/0/filename").asText()).startsWith("é").endsWith(".png");
    assertThat(seen.at("/pages").findValuesAsText("text")).containsExactly("one", "two");
  }

  @Test
  void partsAndAnotherBodyAreOneTooMany() {
    ConnBuilder both = conns.field("a", "1").json(Map.of());
    assertThatThrownBy(() -> both.post("/uploads"))
        .hasMessage("expected one body, got parts and another one;"
            + " send what is beside a file by field(name, value)");
  }

  @Test
  void aClientMayComeFromAnyAddress() {
    TestConn conn = see(Conn::remoteIp).remoteIp("2001:db8::7").get("/");
    assertThat(conn.get(SEEN)).isEqualTo("2001:db8::7");
    TestConn next =
        conn.bypassThrough(plug(again -> again.assign(SEEN, again.remoteIp()))).get("/");
    assertThat(next.get(SEEN)).isEqualTo("2001:db8::7");
    assertThat(see(Conn::host)
            .remoteIp("127.0.0.2") // the contract's proxy
            .header("x-forwarded-host", "other.test")
            .header("x-forwarded-for", "203.0.113.7")
            .get("/")
            .get(SEEN))
        .isEqualTo("other.test");
    assertThatThrownBy(() -> conns.remoteIp("localhost")).hasMessageContaining("203.0.113.7");
  }

  @Test
  void aRedirectToARouteHasParams() {
    TestConn conn = conns.get("/routing/away?value=a%20b%2Fc");
    assertThat(conn.redirectedParams().get("id")).hasValue("a b/c");
    assertThatThrownBy(() -> conns.get("/actions/elsewhere").redirectedParams())
        .hasMessageContaining("expected status 302");
    assertThatThrownBy(() -> conns.get("/actions/elsewhere").redirectedParams(303))
        .hasMessageStartingWith("expected a redirect to a route of GET /actions/elsewhere, got:"
            + " https://example.com/a?b=c");
  }

  @Test
  void theEndpointSeesAClientOnThisMachine() {
    assertThat(see(conn -> conn.remoteIp() + " " + conn.scheme() + " " + conn.host())
            .get("/")
            .get(SEEN))
        .isEqualTo("127.0.0.1 http www.example.com");
    assertThat(see(conn -> conn.header(ConnExchange.HEADER).orElse("nothing of ours"))
            .get("/")
            .get(SEEN))
        .isEqualTo("nothing of ours");
  }

  @Test
  void formsNeedNoTokenUnlessTheTestWantsThat() {
    assertThat(conns.form(Map.of("name", "ada")).post("/form").textResponse(200))
        .isEqualTo("hello ada");
    TestConn refused = conns.protectFromForgery().post("/form");
    refused.response(403);
    refused.form(Map.of("name", "ada")).post("/form").response(403);
  }

  @Test
  void noClientIsLetThroughWithoutAToken() {
    String skip = ProtectFromForgery.SKIP.name();
    conns
        .protectFromForgery()
        .header(skip, "true")
        .cookie(skip, "true")
        .form(Map.of(skip, "true"))
        .post("/form?" + skip + "=true")
        .response(403);
  }

  @Test
  void anActionMayAnswerLater() {
    assertThat(conns.accept("text/plain").get("/actions/later").status()).isEqualTo(200);
    assertThat(conns.accept("text/plain").get("/actions/stream").status()).isEqualTo(200);
  }

  @Test
  void headAndFilesAreAnsweredToo() {
    assertThat(conns.head("/").body()).isEmpty();
    assertThat(conns.get("/assets/app.css").header("content-type"))
        .hasValue("text/css;charset=utf-8");
    assertThat(conns.get("/garuda/phoenix.mjs").header("content-type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/javascript"));
  }

  @Test
  void whatCannotBeSentIsRefused() {
    assertThatThrownBy(() -> conns.get("no-slash")).hasMessageContaining("begin with a slash");
    assertThatThrownBy(() -> conns.get("/a b")).hasMessageContaining("percent-encode");
    assertThatThrownBy(() -> conns.header("x", "a\r\ny: b")).hasMessageContaining("visible ASCII");
    assertThatThrownBy(() -> conns.json(new Object()))
        .hasMessageContaining("expected a value that Jackson can write");
  }

  @Test
  void aPipelineNegotiatesTheFormat() {
    TestConn conn = conns
        .accept("application/json")
        .bypassThrough(plug(new Accepts("html", "json")))
        .get("/");
    assertThat(conn.format()).hasValue("json");
  }
}
