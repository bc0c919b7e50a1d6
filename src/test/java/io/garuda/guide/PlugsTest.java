package io.garuda.guide;

import static io.garuda.guide.FetchUser.USER;
import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.plug.FetchFlash;
import io.garuda.plug.FetchSession;
import io.garuda.plug.Pipeline;
import io.garuda.testkit.ConnCase;
import io.garuda.testkit.TestConn;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PlugsTest {
  private static final Pipeline GUARDED = Pipeline.named("guarded")
      .plug(new FetchSession())
      .plug(new FetchFlash())
      .plug(new FetchUser())
      .plug(new RequireUser());

  @RegisterExtension
  final ConnCase conns = ConnCase.of(GuideEndpoint.class);

  @Test
  void aStrangerIsStopped() {
    TestConn conn = conns.bypassThrough(GUARDED).get("/anything");
    assertThat(conn.halted()).isTrue();
    assertThat(conn.redirectedTo()).isEqualTo("/login/new");
  }

  @Test
  void whoIsSignedInGoesOn() {
    TestConn conn = conns.session(USER, "ada").bypassThrough(GUARDED).get("/anything");
    assertThat(conn.halted()).isFalse();
    assertThat(conn.get(USER)).isEqualTo("ada");
  }

  @Test
  void eachAnswerTellsHowLongItTook() {
    assertThat(conns.get("/").header("server-timing").orElse("")).matches("app;dur=\\d+");
  }

  @Test
  void aPlugOfAControllerRunsForItsAction() {
    TestConn conn = conns.session(USER, "ada").host("admin.example.com").get("/admin");
    assertThat(conn.textResponse(200)).isEqualTo("For your eyes only.");
    assertThat(conn.header("cache-control")).hasValue("no-store");
    conns.session(USER, "ada").get("/admin").response(404);
  }

  @Test
  void aForwardedPlugSeesWhatIsBelow() {
    assertThat(conns.post("/hooks/mail").textResponse(202)).isEqualTo("taken for /mail");
    conns.get("/hooks/mail").response(404);
  }

  private TestConn hardened(String host) {
    Pipeline plugs = new Pipeline("endpoint", Arrays.asList(Hardened.ENDPOINT));
    return conns.host(host).bypassThrough(plugs).get("/posts");
  }

  @Test
  void anotherHostIsRefusedAndHttpIsLeft() {
    hardened("evil.test").response(400);
    assertThat(hardened("www.example.com").redirectedTo(301))
        .isEqualTo("https://www.example.com/posts");
  }

  @Test
  void theEleventhTryOfAMinuteIsRefused() {
    for (int i = 0; i < 10; i++) {
      conns.bypassThrough(Hardened.LOGIN).post("/login").response(200);
    }
    TestConn refused = conns.bypassThrough(Hardened.LOGIN).post("/login");
    refused.response(429);
    assertThat(refused.header("retry-after")).isPresent();
  }

  @Test
  void operatorsShowAPassword() {
    Pipeline operators = Hardened.operators("secret");
    conns.bypassThrough(operators).get("/").response(401);
    String right = "Basic b3BlcmF0b3I6c2VjcmV0"; // operator:secret
    conns.header("authorization", right).bypassThrough(operators).get("/").response(200);
  }

  @Test
  void thePolicyIsSent() {
    TestConn conn =
        conns.bypassThrough(Pipeline.named("policy").plug(Hardened.POLICY)).get("/");
    assertThat(conn.header("content-security-policy").orElse("")).contains("object-src 'none'");
  }
}
