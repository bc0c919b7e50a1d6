package io.garuda.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.assigns.Key;
import io.garuda.conn.Conn;
import io.garuda.contract.ContractEndpoint;
import io.garuda.plug.Pipeline;
import io.garuda.plug.Plug;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a test is told when it is wrong. */
class ConnCaseFailureTest {
  @RegisterExtension
  final ConnCase conns = ConnCase.of(ContractEndpoint.class);

  private final CountDownLatch release = new CountDownLatch(1);

  @Test
  void anotherStatusShowsWhatCameAndTheExceptionBehindIt() {
    TestConn conn = conns.accept("application/json").get("/boom");
    assertThatThrownBy(() -> conn.jsonResponse(200))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("expected status 200 of GET /boom, got: 500; the endpoint answered"
            + " java.lang.IllegalStateException: the client asked for an error\nHTTP/1.1 500")
        .hasMessageContaining("\nContent-Type: application/json")
        .hasMessageContaining("\n\n{\"errors\":{\"detail\":\"Internal Server Error\"}}")
        .hasCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void anotherTypeShowsIt() {
    TestConn conn = conns.get("/items");
    assertThatThrownBy(() -> conn.htmlResponse(200))
        .hasMessageStartingWith("expected HTML of GET /items, got: text/plain;charset=")
        .hasMessageEndingWith("\n\nindex");
    assertThatThrownBy(() -> conn.jsonResponse(200)).hasMessageContaining("expected JSON of");
    assertThatThrownBy(() -> conns.get("/").textResponse(200))
        .hasMessageContaining("expected text of");
  }

  @Test
  void aLongBodyIsCut() {
    assertThatThrownBy(() -> conns.get("/assets/app.css").response(404))
        .hasMessageMatching("(?s).*\\.\\.\\. \\(\\d{4,} characters\\)");
  }

  @Test
  void noRedirectSaysWhatItIs() {
    assertThatThrownBy(() -> conns.get("/").redirectedTo())
        .hasMessageStartingWith("expected status 302 of GET /, got: 200\n");
    assertThatThrownBy(() -> conns.get("/").redirectedTo(200))
        .hasMessageStartingWith("expected a Location of GET /, got: none\n");
  }

  @Test
  void whatIsMissingIsNamed() {
    Key<String> user = Key.of("user", String.class);
    TestConn conn = conns.get("/session/count");
    assertThatThrownBy(() -> conn.get(user))
        .hasMessageStartingWith("expected assign \"user\" of GET /session/count, got: none");
    assertThatThrownBy(() -> conn.session(user))
        .hasMessageContaining("\"user\" in the session of GET /session/count")
        .hasMessageContaining("got: a session with [count]");
  }

  @Test
  void aRequestThatGetsNowhereSaysWhereItIs() {
    conns.get("/").response(200); // the first request of an application takes its time
    ConnCase hasty = conns.answerWithin(Duration.ofSeconds(1));
    try {
      assertThatThrownBy(() -> hasty.bypassThrough(plug(this::hang)).get("/slow"))
          .isInstanceOf(AssertionError.class)
          .hasMessageStartingWith(
              "expected an answer to GET /slow within 1000 ms, got none; thread ")
          .hasMessageContaining("io.garuda.testkit.ConnCaseFailureTest.hang(");
    } finally {
      release.countDown();
    }
  }

  @Test
  void anAnswerThatBreaksOffIsNone() {
    assertThatThrownBy(
            () -> conns.bypassThrough(plug(ConnCaseFailureTest::breakOff)).get("/half"))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith(
            "expected a whole answer to GET /half, got: an end after 4 of 9 bytes")
        .hasMessageContaining("the endpoint answered java.lang.IllegalStateException: broken off");
  }

  private void hang(Conn conn) {
    try {
      if (!release.await(5, TimeUnit.SECONDS)) {
        throw new IllegalStateException("expected the test to end");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void breakOff(Conn conn) {
    try {
      conn.servletResponse().setContentLength(9);
      conn.servletResponse().getOutputStream().print("half");
      conn.servletResponse().flushBuffer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalStateException("broken off");
  }

  private static Pipeline plug(Plug plug) {
    return Pipeline.named("tested").plug(plug);
  }
}
