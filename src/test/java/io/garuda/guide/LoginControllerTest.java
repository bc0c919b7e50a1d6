package io.garuda.guide;

import static io.garuda.guide.FetchUser.USER;
import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.testkit.ConnCase;
import io.garuda.testkit.TestConn;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LoginControllerTest {
  private static final Map<String, String> ADA =
      Map.of("name", "ada", "password", "a long password");

  @RegisterExtension
  final ConnCase conns = ConnCase.of(GuideEndpoint.class);

  @Test
  void whoSignsInIsKnownFromThenOn() {
    TestConn sent = conns.form(ADA).post("/login");
    assertThat(sent.redirectedTo()).isEqualTo("/posts");
    assertThat(sent.session(USER)).isEqualTo("ada");
    sent.get("/posts/new").htmlResponse(200);
  }

  @Test
  void aWrongPasswordIsToldAndNotShown() {
    String page =
        conns.form(Map.of("name", "ada", "password", "a guess")).post("/login").htmlResponse(422);
    assertThat(page).contains("Wrong name or password.", "value=\"ada\"").doesNotContain("a guess");
  }

  @Test
  void whoSignsOutIsForgotten() {
    TestConn sent = conns.form(ADA).post("/login").delete("/login");
    assertThat(sent.findInSession(USER)).isEmpty();
    assertThat(sent.get("/posts/new").redirectedTo()).isEqualTo("/login/new");
  }

  @Test
  void aPageOfWhoIsSignedInGetsAToken() {
    TestConn ada = conns.form(ADA).post("/login");
    assertThat(ada.get("/socket-token").jsonResponse(200).get("token").asText()).isNotEmpty();
    conns.get("/socket-token").jsonResponse(401);
  }
}
