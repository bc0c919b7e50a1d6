package {{package}}.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.testkit.ConnCase;
import io.garuda.testkit.TestConn;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UserAuthTest {
  private static final String PASSWORD = "correct horse battery";

  @RegisterExtension
  final ConnCase conns = ConnCase.of(AppEndpoint.class);

  private final String email = UUID.randomUUID() + "@example.com";

  private TestConn register() {
    return conns.form(Map.of("email", email, "password", PASSWORD)).post("/users/register");
  }

  private TestConn logIn(String password) {
    return conns.form(Map.of("email", email, "password", password)).post("/users/log-in");
  }

  @Test
  void whoRegistersIsLoggedIn() {
    TestConn registered = register();
    assertThat(registered.redirectedTo()).isEqualTo("/");
    assertThat(registered.get("/").htmlResponse(200)).contains(email, "Log out");
  }

  @Test
  void aRegistrationThatIsWrongIsToldInTheForm() {
    assertThat(conns.form(Map.of("email", "ada", "password", "short")).post("/users/register")
            .htmlResponse(422))
        .contains("must have the @ sign", "value=\"ada\"")
        .doesNotContain("value=\"short\"");
    register();
    assertThat(register().htmlResponse(422)).contains("has already been taken");
  }

  @Test
  void onlyTheRightPasswordLogsIn() {
    register();
    assertThat(logIn("wrong horse battery").htmlResponse(422)).contains("Invalid email or password");
    TestConn in = logIn(PASSWORD);
    assertThat(in.get("/").htmlResponse(200)).contains(email);
    assertThat(in.cookies()).doesNotContainKey("{{name}}_remember_me");
  }

  @Test
  void blanksAroundAPasswordAreNoPartOfIt() {
    conns.form(Map.of("email", email, "password", " " + PASSWORD + " ")).post("/users/register");
    logIn(PASSWORD).redirectedTo();
    logIn(PASSWORD + "  ").redirectedTo();
  }

  @Test
  void aBrowserThatRemembersIsLoggedInWithoutItsSession() {
    register();
    TestConn in = conns.form(Map.of("email", email, "password", PASSWORD, "remember", "true"))
        .post("/users/log-in");
    String kept = in.cookies().get("{{name}}_remember_me");
    assertThat(kept).isNotNull();
    assertThat(conns.cookie("{{name}}_remember_me", kept).get("/").htmlResponse(200)).contains(email);
    in.delete("/users/log-out").redirectedTo();
    assertThat(conns.cookie("{{name}}_remember_me", kept).get("/").htmlResponse(200))
        .doesNotContain(email);
  }

  @Test
  void whoLogsOutIsNobody() {
    TestConn out = register().delete("/users/log-out");
    assertThat(out.redirectedTo()).isEqualTo("/");
    assertThat(out.get("/").htmlResponse(200)).doesNotContain(email).contains("Log in");
  }

  @Test
  void settingsAreForUsersAndAreShownAfterTheLogin() {
    register();
    TestConn asked = conns.get("/users/settings?from=mail");
    assertThat(asked.redirectedTo()).isEqualTo("/users/log-in");
    assertThat(asked.form(Map.of("email", email, "password", PASSWORD)).post("/users/log-in")
            .redirectedTo())
        .isEqualTo("/users/settings?from=mail");
  }

  @Test
  void aNewPasswordIsTheOneThatLogsIn() {
    TestConn in = register();
    TestConn wrong = in.form(Map.of("current", "wrong", "password", "a new horse battery"))
        .put("/users/settings");
    assertThat(wrong.htmlResponse(422)).contains("is not your password");
    in.form(Map.of("current", PASSWORD, "password", "a new horse battery"))
        .put("/users/settings").redirectedTo();
    assertThat(in.get("/").htmlResponse(200)).doesNotContain(email);
    logIn(PASSWORD).htmlResponse(422);
    logIn("a new horse battery").redirectedTo();
  }
{{#channels}}

  @Test
  void thePageOfAUserHasATokenForItsSocket() {
    assertThat(conns.get("/").htmlResponse(200)).doesNotContain("user-token");
    assertThat(register().get("/").htmlResponse(200)).contains("<meta name=\"user-token\"");
  }
{{/channels}}
}
