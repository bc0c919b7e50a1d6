package io.garuda.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.launcher.DevServer;
import io.garuda.launcher.Options;
import io.garuda.launcher.RunningServer;
import io.garuda.wire.Handshake;
import io.garuda.wire.PhoenixClient;
import io.garuda.wire.RawWebSocketClient;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The server of development, on an application outside this build.
 *
 * <p>Prints how long each change took; what is asserted leaves room for a machine that has other work.
 */
class DevServerIT {
  private static final Path FOLDER = Path.of(System.getProperty("garuda.build.dir"), "dev-server");
  private static final Path TEMPLATE = FOLDER.resolve("src/main/jte/hello.jte");
  private static final Path CONTROLLER = FOLDER.resolve("src/main/java/hello/HelloController.java");
  private static final Path STYLES = FOLDER.resolve("src/main/webapp/assets/hello.css");
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Duration TEMPLATE_WITHIN = Duration.ofSeconds(10);

  /** Greets, and counts visits in a value of the application's own type. */
  private static final String COUNTING = """
      package hello;

      import io.garuda.assigns.Key;
      import io.garuda.conn.Conn;
      import io.garuda.controller.Redirect;
      import io.garuda.view.View;
      import jakarta.enterprise.context.RequestScoped;
      import jakarta.inject.Inject;
      import jakarta.ws.rs.PathParam;
      import java.io.Serializable;

      @RequestScoped
      public class HelloController {
        public record Visits(int count) implements Serializable {}

        private static final Key<Visits> VISITS = Key.of("visits", Visits.class);

        @Inject Conn conn;

        public Redirect index() {
          return Redirect.to(HelloPath.show("you"));
        }

        public View show(@PathParam("name") String name) {
          int count = conn.session().find(VISITS).map(Visits::count).orElse(0) + 1;
          conn.session().put(VISITS, new Visits(count));
          return View.of("hello").assign("name", name + " v1, visit " + count);
        }
      }
      """;

  private static final String PAGE = """
      @import io.garuda.conn.Conn
      @param Conn conn
      @param String name
      <!DOCTYPE html>
      <html lang="en">
      <head><meta name="csrf-token" content="${conn.csrfToken()}"><title>Hello</title><link rel="stylesheet" href="${conn.asset("/assets/hello.css")}"></head>
      <body><h1>Hello, ${name}!</h1></body>
      </html>
      """;

  private static RunningServer server;
  private static URI base;

  private final CookieManager cookies = new CookieManager();
  private final HttpClient visitor =
      HttpClient.newBuilder().cookieHandler(cookies).build();

  @BeforeAll
  static void start() throws IOException {
    ConsumerProject.create(FOLDER);
    Files.writeString(TEMPLATE, PAGE);
    Files.writeString(CONTROLLER, COUNTING);
    edit(
        FOLDER.resolve("src/main/java/hello/HelloSocket.java"),
        text -> text.replace(
            "ConnectResult.ok()",
            "info.session().isPresent() ? ConnectResult.ok() : ConnectResult.refused(\"\")"));
    Path wrapper = Files.writeString(
        FOLDER.resolve("mvnw"),
        "#!/bin/sh\nexec '" + ConsumerProject.MAVEN + "' '"
            + String.join("' '", ConsumerProject.options(FOLDER)) + "' \"$@\"\n");
    assertThat(wrapper.toFile().setExecutable(true)).isTrue();
    server = DevServer.start(FOLDER, Options.onFreePort());
    base = URI.create("http://localhost:" + server.port());
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void aTemplateShowsWithTheNextRequest() throws Exception {
    page("/hello/ada");
    edit(TEMPLATE, text -> text.replace("Hello, ", "Good morning, "));
    try {
      long saved = System.nanoTime();
      assertThat(page("/hello/ada").body()).contains("<h1>Good morning, ada v");
      assertThat(print("template", saved)).isLessThan(TEMPLATE_WITHIN);
    } finally {
      edit(TEMPLATE, text -> text.replace("Good morning, ", "Hello, "));
    }
  }

  @Test
  void aClassShowsAndTheSessionIsKeptForPagesAndSockets() throws Exception {
    String first = page("/hello/eva").body();
    assertThat(first).contains("visit 1!");
    String token = first.replaceAll("(?s).*csrf-token\" content=\"([^\"]+).*", "$1");
    try (RawWebSocketClient open = socket(token)) {
      edit(CONTROLLER, text -> text.replace(" v1, ", " v2, "));
      long saved = System.nanoTime();
      String changed = await("/hello/eva", body -> body.contains("eva v2"));
      print("class", saved);
      int visits = Integer.parseInt(changed.replaceAll("(?s).*visit (\\d+)!.*", "$1"));
      assertThat(visits).isGreaterThan(1);
      assertThat(open.awaitClose()).as("not 4401, of a session that is over").isEqualTo(1012);
      socket(token).close();
    } finally {
      edit(CONTROLLER, text -> text.replace(" v2, ", " v1, "));
      await("/hello/eva", body -> body.contains("eva v1"));
    }
  }

  @Test
  void pagesHearThatAStyleSheetChangedAndThatTheApplicationStartedAnew() throws Exception {
    assertThat(page("/hello/ada").body())
        .contains("<script type=\"module\" src=\"/garuda/reload.mjs\"></script></body>");
    assertThat(page("/garuda/reload.mjs").statusCode()).isEqualTo(200);
    Path settings = FOLDER.resolve("src/main/webapp/WEB-INF/garuda.properties");
    String before;
    try (PhoenixClient page = reloading()) {
      before = run(page);
      edit(STYLES, text -> text + "\n/* edited */\n");
      long saved = System.nanoTime();
      page.expect("[null,null,'garuda:reload','assets_change',{'asset_type':'css'}]");
      print("style sheet", saved);
      assertThat(page("/assets/hello.css").body()).contains("/* edited */");
      Files.writeString(settings, "");
      assertThat(page.raw().awaitClose()).isEqualTo(1012);
    }
    try (PhoenixClient page = reloading()) {
      assertThat(run(page)).isNotEqualTo(before);
      Files.delete(settings);
      assertThat(page.raw().awaitClose()).isEqualTo(1012);
    }
  }

  @Test
  void aClassThatDoesNotCompileIsShownWithItsLineUntilItDoes() throws Exception {
    edit(CONTROLLER, text -> text.replace("int count = conn", "int cnt = conn"));
    try {
      long saved = System.nanoTime();
      String problem = await("/hello/ada", body -> body.contains("The project does not compile"));
      print("compile error", saved);
      assertThat(problem)
          .contains("<h2>src/main/java/hello/HelloController.java:26</h2>")
          .contains("cannot find symbol")
          .contains(
              "<li class=\"here\"><b>26</b>    conn.session().put(VISITS, new Visits(count));");
      HttpResponse<String> program = visitor.send(
          HttpRequest.newBuilder(base.resolve("/hello/ada")).build(),
          HttpResponse.BodyHandlers.ofString());
      assertThat(program.statusCode()).isEqualTo(200);
    } finally {
      edit(CONTROLLER, text -> text.replace("int cnt = conn", "int count = conn"));
      long saved = System.nanoTime();
      await("/hello/ada", body -> body.contains("<h1>Hello, ada v1"));
      print("recovery", saved);
    }
  }

  @Test
  void aTemplateThatDoesNotCompileIsShownWithItsLine() throws Exception {
    edit(TEMPLATE, text -> text.replace("${name}", "${nme}"));
    try {
      HttpResponse<String> answer = page("/hello/ada");
      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.body())
          .contains("error at hello.jte:7", "<li class=\"here\"><b>7</b>")
          .contains("/garuda/reload.mjs");
    } finally {
      edit(TEMPLATE, text -> text.replace("${nme}", "${name}"));
    }
  }

  /** Will connect with the visitor's session. */
  private RawWebSocketClient socket(String csrfToken) {
    String cookies = this.cookies.getCookieStore().get(base).stream()
        .map(HttpCookie::toString)
        .collect(Collectors.joining("; "));
    String query = "vsn=2.0.0&_csrf_token=" + URLEncoder.encode(csrfToken, StandardCharsets.UTF_8);
    return new Handshake(base, "/socket/websocket?" + query)
        .header("Cookie", cookies)
        .open();
  }

  /** Will join once the application runs: the client waits for seconds only. */
  private PhoenixClient reloading() throws IOException, InterruptedException {
    page("/hello/ada");
    PhoenixClient client = PhoenixClient.connect(base, "/garuda/reload", "");
    client.raw().deadline(DEADLINE);
    return client;
  }

  private static String run(PhoenixClient page) {
    page.send("['1','1','garuda:reload','phx_join',{}]");
    return page.next().get(4).get("response").get("run").asText();
  }

  private HttpResponse<String> page(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
        .header("Accept", "text/html,*/*;q=0.8")
        .timeout(DEADLINE)
        .build();
    return visitor.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private String await(String path, Predicate<String> shown) throws Exception {
    long end = System.nanoTime() + DEADLINE.toNanos();
    String body = page(path).body();
    while (!shown.test(body)) {
      assertThat(System.nanoTime()).as("deadline of " + path + ": " + body).isLessThan(end);
      body = page(path).body();
    }
    return body;
  }

  /** Saves as editors do: another file beside it, then its name. */
  private static void edit(Path file, UnaryOperator<String> change) throws IOException {
    Path saved = Files.writeString(
        file.resolveSibling("." + file.getFileName() + ".tmp"),
        change.apply(Files.readString(file)));
    Files.move(saved, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static Duration print(String what, long saved) {
    Duration took = Duration.ofNanos(System.nanoTime() - saved);
    System.out.println("a " + what + " took " + took.toMillis() + " ms");
    return took;
  }
}
