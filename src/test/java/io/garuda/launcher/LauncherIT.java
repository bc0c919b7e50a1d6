package io.garuda.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The WAR as a user runs it. */
@Timeout(120)
class LauncherIT {
  private static final Pattern RUNS =
      Pattern.compile("Garuda runs at (http://\\S+)/ - stop with Ctrl-C");
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir
  private Path temporary;

  @Nested
  class WhenItRuns {
    private static String base;
    private static JavaProcess process;

    @BeforeAll
    static void start(@TempDir Path temporary) throws IOException {
      process = JavaProcess.start(temporary, "--port", "0", "--context", "/chat");
      base = base(process);
      assertThat(base).matches("http://localhost:\\d+/chat");
    }

    @AfterAll
    static void stop() {
      process.close();
    }

    @Test
    void theWelcomePageIsHtml() throws Exception {
      HttpResponse<String> page = get("/");
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.headers().firstValue("content-type").orElse("")).startsWith("text/html");
    }

    @Test
    void itLivesAndIsReady() throws Exception {
      assertThat(get("/health/live").statusCode()).isEqualTo(200);
      HttpResponse<String> ready = get("/health/ready");
      assertThat(ready.statusCode()).isEqualTo(200);
      assertThat(ready.body())
          .isEqualTo("{\"status\":\"UP\",\"checks\":["
              + "{\"name\":\"sockets\",\"status\":\"UP\",\"data\":{\"connections\":0}}]}");
    }

    @Test
    void theBrowserClientIsServedAsAScript() throws Exception {
      HttpResponse<String> script = get("/garuda/phoenix.mjs");
      assertThat(script.statusCode()).isEqualTo(200);
      assertThat(script.headers().firstValue("content-type").orElse(""))
          .startsWith("text/javascript");
    }

    @Test
    void thePageNamesFilesThatABrowserKeepsForGood() throws Exception {
      Matcher named = Pattern.compile("(?:href|src)=\"/chat(/assets/[^\"]+)\"")
          .matcher(get("/").body());
      Set<String> kept = new LinkedHashSet<>();
      Deque<String> open = new ArrayDeque<>();
      named.results().forEach(one -> open.add(one.group(1)));
      while (!open.isEmpty()) {
        String path = open.pop();
        if (kept.add(path.replaceFirst("-[0-9a-f]{16}", ""))) {
          HttpResponse<String> file = get(path);
          assertThat(file.statusCode()).as(path).isEqualTo(200);
          assertThat(file.headers().firstValue("cache-control").orElse("none"))
              .as(path)
              .isEqualTo("public, max-age=31536000, immutable");
          Pattern.compile("from \"([^\"]+)\"|url\\(\"([^\"]+)")
              .matcher(file.body())
              .results()
              .map(one -> one.group(1) == null ? one.group(2) : one.group(1))
              .forEach(one -> open.add(URI.create(path).resolve(one).getPath()));
        }
      }
      assertThat(kept)
          .contains(
              "/assets/app.css", "/assets/wing.svg", "/assets/home.mjs", "/garuda/phoenix.mjs");
      assertThat(get("/assets/app.css").headers().firstValue("cache-control"))
          .hasValue("public, no-cache");
    }

    @Test
    void noClassOfTheLauncherIsServed() throws Exception {
      assertThat(get("/io/garuda/cli/Main.class").statusCode()).isEqualTo(404);
      assertThat(get("/META-INF/versions/9/io/garuda/cli/Main.class").statusCode())
          .isEqualTo(404);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
      return CLIENT.send(
          HttpRequest.newBuilder(URI.create(base + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  @Nested
  class WhenItIsToldToStop {
    @Test
    void itSendsAnOpenSocketAwayAndLeavesNothing() throws Exception {
      try (JavaProcess process = JavaProcess.start(temporary, "--port", "0")) {
        URI socket = URI.create(base(process).replace("http", "ws") + "/socket/websocket");
        CompletableFuture<Integer> closed = new CompletableFuture<>();
        CLIENT
            .newWebSocketBuilder()
            .buildAsync(socket, new WebSocket.Listener() {
              @Override
              public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
                closed.complete(code);
                return null;
              }
            })
            .get();
        long before = System.nanoTime();
        process.terminate();
        assertThat(process.exitCode()).isEqualTo(143);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(8));
        assertThat(closed.get(5, TimeUnit.SECONDS)).isEqualTo(1012);
        assertThat(process.line()).contains("CONNECTED TO UserSocket");
        String line = process.line();
        while (line.startsWith("  ")) { // with what
          line = process.line();
        }
        assertThat(line)
            .matches(".* INFO +io\\.garuda\\.channel\\.Drain: drained 1 socket in \\d[.,]\\d s");
        assertThat(process.line()).isEmpty();
        assertThat(temporary).isEmptyDirectory();
      }
    }
  }

  @Nested
  class WhenItCannotStart {
    @Test
    void aPortInUseIsToldInOneLine() throws Exception {
      try (ServerSocket taken = new ServerSocket(0);
          JavaProcess process = JavaProcess.start(temporary, "--port", "" + taken.getLocalPort())) {
        assertThat(process.line())
            .isEqualTo("expected a free port, got: " + taken.getLocalPort()
                + " is in use; choose another with --port or PORT");
        assertThat(process.line()).isEmpty();
        assertThat(process.exitCode()).isEqualTo(1);
      }
    }

    @Test
    void anUnknownOptionIsToldInOneLine() throws Exception {
      try (JavaProcess process = JavaProcess.start(temporary, "--verbose")) {
        assertThat(process.line())
            .isEqualTo("expected a command or an option that `garuda --help` lists, got: --verbose;"
                + " did you mean --version?");
        assertThat(process.line()).isEmpty();
        assertThat(process.exitCode()).isEqualTo(2);
      }
    }
  }

  /** Will wait until it says where to point the browser; returns that without the slash. */
  private static String base(JavaProcess process) {
    Matcher line = RUNS.matcher(process.line());
    assertThat(line.matches()).isTrue();
    return line.group(1);
  }
}
