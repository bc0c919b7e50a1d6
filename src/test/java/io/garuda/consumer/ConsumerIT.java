package io.garuda.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.launcher.Launcher;
import io.garuda.launcher.Options;
import io.garuda.launcher.RunningServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A bare application of {@code garuda:framework}, tested with {@code garuda:testkit}. */
class ConsumerIT {
  private static final long DEADLINE_MINUTES = 3;

  private static final Path BUILD = Path.of(System.getProperty("garuda.build.dir"));
  private static final Path FOLDER = BUILD.resolve("consumer");

  @BeforeAll
  static void build() throws Exception {
    ConsumerProject.create(FOLDER);
    Path log = FOLDER.resolve("maven.log");
    List<String> command = new ArrayList<>(List.of(ConsumerProject.MAVEN, "-q", "-B", "package"));
    command.addAll(ConsumerProject.options(FOLDER));
    Process maven = new ProcessBuilder(command)
        .directory(FOLDER.toFile())
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
    assertThat(maven.waitFor(DEADLINE_MINUTES, TimeUnit.MINUTES)).isTrue();
    assertThat(maven.exitValue()).as(Files.readString(log)).isZero();
  }

  @Test
  void itInheritsExactlyWhatTheFrameworkNeeds() throws IOException {
    String expected = Files.readString(FOLDER.resolve("tree.txt"))
        .replace("@garuda.version@", ConsumerProject.VERSION);
    assertThat(FOLDER.resolve("target/tree.txt")).content().isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HelloChannelTest", "HelloControllerTest"})
  void itIsTested(String test) {
    assertThat(FOLDER.resolve("target/surefire-reports/TEST-hello." + test + ".xml"))
        .content()
        .contains("tests=\"1\"")
        .contains("failures=\"0\"");
  }

  @Test
  void theTestKitIsInNoWarAndInNoOtherJar() throws IOException {
    assertThat(entries(ConsumerProject.TESTKIT))
        .anyMatch(name -> name.startsWith("io/garuda/testkit/"));
    assertThat(entries(ConsumerProject.FRAMEWORK)).noneMatch(name -> name.contains("testkit"));
    assertThat(entries(Path.of(System.getProperty("garuda.war"))))
        .noneMatch(name -> name.matches(".*(testkit|junit|brotli).*"));
    assertThat(entries(FOLDER.resolve("target/hello.war")))
        .noneMatch(name -> name.matches(".*(testkit|junit|tomcat|brotli).*"));
  }

  private static List<String> entries(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.stream().map(JarEntry::getName).toList();
    }
  }

  @Test
  void itsFilesAndThoseOfTheFrameworkAreNamedByTheirDigest() throws IOException {
    assertThat(entries(FOLDER.resolve("target/hello.war")))
        .filteredOn(name -> name.matches(".*-[0-9a-f]{16}\\..*"))
        .extracting(name -> name.replaceFirst("-[0-9a-f]{16}", ""))
        .containsExactlyInAnyOrder(
            "assets/hello.css",
            "assets/hello.css.br",
            "assets/hello.css.gz",
            "garuda/lifetime.mjs",
            "garuda/lifetime.mjs.br",
            "garuda/lifetime.mjs.gz",
            "garuda/phoenix.mjs",
            "garuda/phoenix.mjs.br",
            "garuda/phoenix.mjs.gz",
            "garuda/reload.mjs",
            "garuda/reload.mjs.br",
            "garuda/reload.mjs.gz",
            "garuda/resume.mjs",
            "garuda/resume.mjs.br",
            "garuda/resume.mjs.gz");
  }

  @Test
  void itsWarAnswersAPage() throws Exception {
    List<Path> tomcat = list(BUILD.resolve("launcher/WEB-INF/tomcat"));
    try (RunningServer server =
        Launcher.start(FOLDER.resolve("target/hello.war"), tomcat, Options.onFreePort())) {
      URI page = URI.create("http://localhost:" + server.port() + "/hello/J%C3%BCrgen%3Cb%3E");
      HttpResponse<String> answer = HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body())
          .contains("<a href=\"/hello/J%C3%BCrgen%3Cb%3E\">Hello</a>, Jürgen&lt;b&gt;!")
          .containsPattern("href=\"/assets/hello-[0-9a-f]{16}\\.css\"");
    }
  }

  private static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }
}
