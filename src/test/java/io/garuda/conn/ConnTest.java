package io.garuda.conn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.assets.Assets;
import io.garuda.param.MalformedParamsException;
import io.garuda.param.Params;
import io.garuda.path.RoutePath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConnTest {
  @Test
  void thePathIsThatBelowTheContextAndNeverDecoded() {
    Conn conn =
        new FakeExchange("GET", "/app/rooms/a%2Fb;v=1").contextPath("/app").conn();
    assertThat(conn.rawPath()).isEqualTo("/rooms/a%2Fb;v=1");
    assertThat(conn.path("/rooms")).isEqualTo("/app/rooms");
    assertThat(new FakeExchange("GET", "/app").contextPath("/app").conn().rawPath())
        .isEqualTo("/");
    assertThat(conn.host()).isEqualTo("localhost");
  }

  @Test
  void aRoutePathIsBelowTheContextPathAndAUrlHasSchemeHostAndPort() {
    RoutePath room = RoutePath.of(List.of("rooms", "a b")).with("page", 2);
    Conn conn = new FakeExchange("GET", "/app/x").contextPath("/app").conn();
    assertThat(conn.path(room)).isEqualTo("/app/rooms/a%20b?page=2");
    assertThat(conn.url(room)).isEqualTo("http://localhost/app/rooms/a%20b?page=2");
    assertThat(new FakeExchange("GET", "/").secure().host("Chat.Test").conn().url(room))
        .isEqualTo("https://chat.test/rooms/a%20b?page=2");
    assertThat(new FakeExchange("GET", "/").secure().port(8443).conn().url(room))
        .isEqualTo("https://localhost:8443/rooms/a%20b?page=2");
  }

  @Test
  void anAssetIsTheCopyThatTheBuildMade() {
    Conn plain = new FakeExchange("GET", "/app/x").contextPath("/app").conn();
    assertThat(plain.asset("/assets/a b.css")).isEqualTo("/app/assets/a%20b.css");
    assertThat(plain.integrity("/assets/a b.css")).isNull();
    assertThatThrownBy(() -> plain.asset("//evil.com/a.css"))
        .isInstanceOf(IllegalArgumentException.class);
    Conn digested = new FakeExchange("GET", "/app/x")
        .contextPath("/app")
        .ofApplication(Assets.read(Stream.of("/a b.css\t/a b-0f.css\tsha384-x\tgzip")))
        .conn();
    assertThat(digested.asset("/a b.css")).isEqualTo("/app/a%20b-0f.css");
    assertThat(digested.integrity("/a b.css")).isEqualTo("sha384-x");
    Conn elsewhere = new FakeExchange("GET", "/app/x")
        .contextPath("/app")
        .ofApplication(Assets.none().at("https://cdn.test/x"))
        .conn();
    assertThat(elsewhere.asset("/a b.css")).isEqualTo("https://cdn.test/x/a%20b.css");
  }

  @Test
  void thePathWinsOverTheBodyAndTheBodyOverTheQuery() {
    Conn conn = new FakeExchange("POST", "/?a=query&b=query&c=query").conn();
    conn.putBody(new Body("x", new byte[0], () -> Params.of(Map.of("a", "body", "b", "body"))));
    conn.putPathParams(Params.of(Map.of("a", "path")));
    assertThat(conn.params().toMap()).isEqualTo(Map.of("a", "path", "b", "body", "c", "query"));
  }

  @Test
  void aQueryThatCannotBeDecodedIsRefusedWhenItIsAskedFor() {
    Conn conn = new FakeExchange("GET", "/?a=%ff").conn();
    assertThatThrownBy(conn::queryParams).isInstanceOf(MalformedParamsException.class);
  }

  @Test
  void aRequestThatDidNotComeThroughTheEndpointHasNoConn() {
    FakeExchange exchange = new FakeExchange("GET", "/x");
    assertThatThrownBy(() -> Conn.of(exchange.request()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("\"/x\"");
    Conn conn = exchange.conn();
    assertThat(Conn.of(exchange.request())).isSameAs(conn);
    assertThat(Conn.of(conn.servletRequest())).isSameAs(conn);
  }

  @Test
  void aRedirectStaysInTheApplicationAndHalts() {
    FakeExchange exchange = new FakeExchange("GET", "/app/x").contextPath("/app");
    Conn conn = exchange.conn();
    assertThatThrownBy(() -> conn.redirect("//evil.com"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(conn.halted()).isFalse();
    conn.redirect("/rooms/é");
    assertThat(conn.halted()).isTrue();
    assertThat(exchange.status()).isEqualTo(302);
    assertThat(exchange.answered("location")).isEqualTo("/app/rooms/%C3%A9");
  }

  @Test
  void whatWasAnsweredStandsWhoeverComesAfter() {
    FakeExchange exchange = new FakeExchange("GET", "/x");
    Conn conn = exchange.conn();
    conn.respond(401, "text/plain", "né");
    conn.servletResponse().setStatus(200);
    conn.servletResponse().setContentType("text/html");
    conn.servletResponse().setContentLength(0);
    assertThat(exchange.status()).isEqualTo(401);
    assertThat(exchange.answered("content-type")).isEqualTo("text/plain;charset=utf-8");
    assertThat(exchange.answered("content-length")).isEqualTo("3");
    assertThat(exchange.sent()).isEqualTo("né");
    assertThat(conn.answered()).isTrue();
  }

  @Test
  void hooksRunOnceBeforeTheFirstByteTheLastOneFirst() throws Exception {
    FakeExchange exchange = new FakeExchange("GET", "/x");
    Conn conn = exchange.conn();
    List<String> ran = new ArrayList<>();
    conn.beforeSend(() -> ran.add("first added, sent: " + exchange.sent()));
    conn.beforeSend(() -> ran.add("last added"));
    conn.servletResponse().getOutputStream().write("a".getBytes(StandardCharsets.UTF_8));
    conn.servletResponse().getOutputStream().write('b');
    conn.servletResponse().begin();
    assertThat(ran).containsExactly("last added", "first added, sent: ");
    assertThat(exchange.sent()).isEqualTo("ab");
    assertThatThrownBy(() -> conn.beforeSend(() -> {})).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void noHeaderBeginsAnotherOne() {
    Conn conn = new FakeExchange("GET", "/x").conn();
    for (String value : List.of("a\r\nb: c", "a\nb", "a\rb", "a\0")) {
      assertThatThrownBy(() -> conn.putHeader("x-a", value))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aNameOfAHeaderIsOne() {
    FakeExchange exchange = new FakeExchange("GET", "/x");
    Conn conn = exchange.conn();
    for (String name : List.of("", "a b", "a:", "a\r\nb", "é", "a\0")) {
      assertThatThrownBy(() -> conn.putHeader(name, "1"))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> conn.addHeader(name, "1"))
          .isInstanceOf(IllegalArgumentException.class);
    }
    conn.addHeader("vary", "Origin");
    conn.addHeader("vary", "Accept");
    assertThat(exchange.answered("vary")).isEqualTo("Origin, Accept");
  }

  @Test
  void whatWaitsForTheEndRunsOnceWhateverFails() {
    Conn conn = new FakeExchange("GET", "/x").conn();
    List<String> ran = new ArrayList<>();
    conn.atEnd(() -> ran.add("first added"));
    conn.atEnd(() -> {
      throw new IllegalStateException("a task that fails");
    });
    conn.atEnd(() -> ran.add("last added"));
    conn.end();
    conn.end();
    assertThat(ran).containsExactly("last added", "first added");
    conn.atEnd(() -> ran.add("too late"));
    assertThat(ran).last().isEqualTo("too late");
  }

  @Test
  void whatIsAskedForIsShownAsItCame() {
    assertThat(new FakeExchange("GET", "/app/a%20b?q=%C3")
            .contextPath("/app")
            .conn()
            .requestTarget())
        .isEqualTo("/app/a%20b?q=%C3");
    assertThat(new FakeExchange("GET", "/app").conn().requestTarget()).isEqualTo("/app");
  }

  @Test
  void aStatusIsOneOfAnAnswer() {
    Conn conn = new FakeExchange("GET", "/x").conn();
    assertThat(conn.status()).isEmpty();
    assertThatThrownBy(() -> conn.putStatus(100))
        .hasMessage("expected a status from 200 to 599, got: 100");
    assertThatThrownBy(() -> conn.putStatus(600)).isInstanceOf(IllegalArgumentException.class);
    conn.putStatus(201);
    assertThat(conn.status()).hasValue(201);
  }
}
