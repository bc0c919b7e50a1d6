package io.garuda.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.command.Command;
import io.garuda.command.NodeScripts;
import io.garuda.command.Programs;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Two people chat in two windows, lose the network and come back.
 *
 * <p>What they do and see stands in {@code src/test/browser/chat.mjs}. Without Node, npm or Chromium
 * this is skipped, and fails where {@code CI=true}.
 */
class BrowserIT {
  private static final Path WAR = Path.of(System.getProperty("garuda.war", "target/garuda.war"));
  private static final Duration DEADLINE = Duration.ofMinutes(2);

  @Test
  void twoPeopleChatAndOneComesBackAfterLosingTheNetwork() throws Exception {
    String chromium = Programs.required("chromium", "chromium-browser", "google-chrome");
    NodeScripts scripts = NodeScripts.install("browser");
    try (RunningWar war = RunningWar.start(WAR)) {
      Command chat = scripts.start(
          "chat.mjs", war.url(), chromium, scripts.folder().resolve("shots").toString());
      int status = chat.end(DEADLINE);
      assertThat(status)
          .as(() -> chat.output() + "\n--- server ---\n" + war.log())
          .isZero();
    }
  }
}
