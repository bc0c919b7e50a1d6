package io.garuda.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.garuda.command.Command;
import io.garuda.command.NodeScripts;
import io.garuda.command.Programs;
import io.garuda.contract.ContractExtension;
import io.garuda.launcher.Launcher;
import io.garuda.launcher.Options;
import io.garuda.launcher.RunningServer;
import io.garuda.launcher.SelfSigned;
import io.garuda.launcher.Tls;
import io.garuda.server.InstalledServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
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
  private static final Path WAR = Path.of(System.getProperty("garuda.war", "target/garuda.war"));
  private static final Duration DEADLINE = Duration.ofMinutes(2);

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

  @Test
  void twoPeopleChatOverTls(@TempDir Path folder, Optional<InstalledServer> installed)
      throws Exception {
    assumeThat(installed).as("an installed server has a certificate of its own").isEmpty();
    Tls tls = SelfSigned.write(folder, List.of("localhost"));
    try (RunningServer server =
        Launcher.start(WAR, List.of(), Options.onFreePort().with(tls))) {
      chat("https://localhost:" + server.port() + "/", () -> "its log is this test's");
    }
  }

  private static void chat(String url, Supplier<String> log) throws Exception {
    String chromium = Programs.required("chromium", "chromium-browser", "google-chrome");
    NodeScripts scripts = NodeScripts.install("browser");
    Command chat = scripts.start(
        "chat.mjs", url, chromium, scripts.folder().resolve("shots").toString());
    int status = chat.end(DEADLINE);
    assertThat(status)
        .as(() -> chat.output() + "\n--- server ---\n" + log.get())
        .isZero();
  }
}
