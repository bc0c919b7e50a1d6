package io.garuda.generator;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** Adds users: registration, login, settings, tokens for sockets ({@code phx.gen.auth}). */
@Command(
    name = "gen.auth",
    description =
        "Adds users: registration, login that a browser may remember, settings, tokens for"
            + " sockets.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class GenAuth extends Generator {
  private static final String LAYOUT = "src/main/jte/layout/app.jte";

  @Override
  void generate(Path directory) {
    Project project = Project.in(directory);
    project.needHtml("users log in by pages");
    project.needDatabase();
    String socket = project.java("web/UserSocket");
    boolean channels = project.has(socket);
    Map<String, Object> values = project.values();
    values.put("channels", channels);

    Templates templates = project.templates();
    Plan plan = new Plan(directory);
    plan.write(
        Resource.migration(project, "create_users"),
        templates.render("gen.auth/create.sql", values));
    for (String type : List.of("User", "Registration", "PasswordChange", "Passwords", "Accounts")) {
      plan.write(project.java("accounts/" + type), from(templates, type + ".java", values));
    }
    plan.write(project.test("accounts/AccountsTest"), from(templates, "AccountsTest.java", values));
    for (String type : List.of(
        "UserAuth",
        "FetchUser",
        "RequireUser",
        "RedirectIfUser",
        "UserRegistrationController",
        "UserSessionController",
        "UserSettingsController",
        "UserHtml")) {
      plan.write(project.java("web/" + type), from(templates, type + ".java", values));
    }
    plan.write(project.test("web/UserAuthTest"), from(templates, "UserAuthTest.java", values));
    for (String page : List.of("register", "log_in", "settings")) {
      plan.write("src/main/jte/user/" + page + ".jte", from(templates, page + ".jte", values));
    }
    library(plan);
    routes(plan, project.java("web/AppRouter"));
    layout(plan, project, from(templates, "nav.jte", values));
    if (channels) {
      plan.write(
          project.test("web/UserSocketAuthTest"),
          from(templates, "UserSocketAuthTest.java", values));
      socket(plan, socket, from(templates, "socket.java", values));
    }
    plan.note("The tables are made when the application starts. @UsePlug(RequireUser.class) on a"
        + " controller or an\naction lets users in alone; conn.find(UserAuth.USER) tells who it"
        + " is.");
    apply(plan);
  }

  private static String from(Templates templates, String name, Map<String, Object> values) {
    return templates.render("gen.auth/" + name, values);
  }

  private static void library(Plan plan) {
    plan.insert(
        "pom.xml",
        "<artifactId>jdbi3-core</artifactId>\\s*<version>[^<]+</version>\\s*</dependency>\\n",
        """
            <dependency>
              <groupId>com.password4j</groupId>
              <artifactId>password4j</artifactId>
              <version>1.8.4</version>
            </dependency>
        """,
        "<artifactId>password4j</artifactId>");
  }

  private static void routes(Plan plan, String router) {
    plan.insert(
        router,
        "static final Pipeline BROWSER =[^;]*?ProtectFromForgery\\(\\)\\)\\n",
        "      .plug(FetchUser.class)\n",
        "FetchUser.class");
    plan.insert(
        router,
        "  @Override\\n  public void routes\\(RouteTable r\\) \\{\\n",
        """
            r.scope("/users", s -> {
              s.pipeThrough(BROWSER);
              s.get("/register", UserRegistrationController.class, "newForm");
              s.get("/log-in", UserSessionController.class, "newForm");
              s.delete("/log-out", UserSessionController.class, "delete");
              s.get("/settings", UserSettingsController.class, "edit");
              s.put("/settings", UserSettingsController.class, "update");
              s.scope("/", attempts -> {
                attempts.pipeThrough(ATTEMPTS);
                attempts.post("/register", UserRegistrationController.class, "create");
                attempts.post("/log-in", UserSessionController.class, "create");
              });
            });

        """,
        "UserSessionController.class");
    plan.insert(router, "class AppRouter implements Router \\{\\n", """
          /** So many from one address: who guesses passwords is answered 429. */
          static final Pipeline ATTEMPTS = Pipeline.named("attempts")
              .plug(new RateLimit(new TokenBuckets(60, Duration.ofMinutes(1))));

        """, "ATTEMPTS =");
    plan.insert(
        router,
        "import io\\.garuda\\.plug\\.PutSecureBrowserHeaders;\\n",
        "import io.garuda.plug.RateLimit;\nimport io.garuda.plug.TokenBuckets;\n",
        "import io.garuda.plug.TokenBuckets;");
    plan.insert(
        router,
        "import io\\.garuda\\.router\\.Router;\\n",
        "import java.time.Duration;\n",
        "import java.time.Duration;");
  }

  private static void layout(Plan plan, Project project, String nav) {
    String web = project.base() + ".web.";
    plan.insert(
        LAYOUT,
        "@import io\\.garuda\\.conn\\.Conn\\n",
        "@import io.garuda.view.html.FormTag\n@import " + web + "UserAuth\n@import " + web
            + "UserRegistrationPath\n@import " + web + "UserSessionPath\n@import " + web
            + "UserSettingsPath\n",
        web + "UserAuth");
    plan.insert(LAYOUT, "<a class=\"brand\".*?</a>\\n", nav, "UserSessionPath.newForm()");
  }

  private static void socket(Plan plan, String socket, String lines) {
    plan.insert(LAYOUT, "<meta name=\"csrf-token\"[^\\n]*\\n", """
          @if(conn.find(UserAuth.SOCKET_TOKEN).isPresent())
            <meta name="user-token" content="${conn.get(UserAuth.SOCKET_TOKEN)}">
          @endif
        """, "user-token");
    plan.insert(
        "src/main/webapp/assets/app.mjs",
        "params: \\{ ",
        "...(meta(\"user-token\") && { token: meta(\"user-token\") }), ",
        "user-token");
    plan.insert(socket, "ConnectResult connect\\([^)]*\\) \\{\\n", lines, "UserAuth.SOCKET_USER");
    plan.insert(
        socket,
        "implements SocketHandler \\{\\n",
        "  @Inject\n  Tokens tokens;\n\n",
        "Tokens tokens;");
    plan.insert(
        socket,
        "import io\\.garuda\\.param\\.Params;\\n",
        "import io.garuda.token.TokenResult;\nimport io.garuda.token.Tokens;\n",
        "import io.garuda.token.Tokens;");
    plan.insert(
        socket,
        "import jakarta\\.enterprise\\.context\\.Dependent;\\n",
        "import jakarta.inject.Inject;\n",
        "import jakarta.inject.Inject;");
  }
}
