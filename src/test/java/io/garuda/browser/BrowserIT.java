package io.garuda.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.garuda.contract.ContractExtension;
import io.garuda.server.InstalledServer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two people chat in two windows, lose the network and come back.
 *
 * <p>What they do and see stands in {@code src/test/browser/chat.mjs}. Without Node, npm or Chromium
 * this is skipped, and fails where {@code CI=true}.
 */
@ExtendWith(ContractExtension.class)
class BrowserIT {
  private static final Path SCRIPTS = Path.of("src/test/browser");
  private static final Path WORK = Path.of("target/browser").toAbsolutePath();
  private static final Path WAR = Path.of(System.getProperty("garuda.war", "target/garuda.war"));
  private static final Duration INSTALL_DEADLINE = Duration.ofMinutes(2);
  private static final Duration CHAT_DEADLINE = Duration.ofMinutes(2);

  private static String node = "";
  private static String chromium = "";

  @BeforeAll
  static void installTheDriver() throws IOException, InterruptedException {
    node = required("node");
    String npm = required("npm");
    chromium = required("chromium", "chromium-browser", "google-chrome");
    Files.createDirectories(WORK);
    try (Stream<Path> sources = Files.list(SCRIPTS)) {
      for (Path source : sources.filter(Files::isRegularFile).toList()) {
        Files.copy(source, WORK.resolve(source.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Command install = Command.start(WORK, List.of(npm, "ci", "--no-audit", "--no-fund"));
    assertThat(install.end(INSTALL_DEADLINE)).as(install.output()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/chat"})
  void twoPeopleChatAndOneComesBackAfterLosingTheNetwork(
      String contextPath, Optional<InstalledServer> installed) throws Exception {
    if (installed.isPresent()) {
      chat(installed.get().address() + contextPath + "/", installed.get()::log);
      return;
    }
    try (RunningWar war = RunningWar.start(WAR, contextPath)) {
      chat(war.url(), war::log);
    }
  }

  private static void chat(String url, Supplier<String> log) throws Exception {
    Command chat = Command.start(
        WORK, List.of(node, "chat.mjs", url, chromium, WORK.resolve("shots").toString()));
    int status = chat.end(CHAT_DEADLINE);
    assertThat(status)
        .as(() -> chat.output() + "\n--- server ---\n" + log.get())
        .isZero();
  }

  /** Will find a program on the path; says what is missing if none of the names is there. */
  private static String required(String... names) {
    Optional<String> found = Stream.of(names)
        .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
    String missing = "expected " + String.join(" or ", names) + " on the PATH, got none;"
        + " install it to run the browser test";
    if ("true".equals(System.getenv("CI"))) {
      assertThat(found).as(missing).isPresent();
    }
    assumeTrue(found.isPresent(), missing);
    return found.orElseThrow();
  }
}
