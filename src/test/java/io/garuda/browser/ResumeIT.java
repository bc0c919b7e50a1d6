package io.garuda.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.command.Command;
import io.garuda.command.NodeScripts;
import io.garuda.command.Programs;
import io.garuda.contract.ContractExtension;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Pages that come back miss nothing, with each version of the client and either transport.
 *
 * <p>What they do stands in {@code src/test/browser/resuming.mjs}. Without Node, npm or Chromium this is
 * skipped, and fails where {@code CI=true}.
 */
@ExtendWith(ContractExtension.class)
class ResumeIT {
  private static final Duration DEADLINE = Duration.ofMinutes(2);

  @Test
  void pagesThatComeBackHearEachMessageOnceInOrder(URI base) throws Exception {
    String chromium = Programs.required("chromium", "chromium-browser", "google-chrome");
    Path packages = NodeScripts.install("conformance").folder().resolve("node_modules");
    Command pages = NodeScripts.install("browser")
        .start(
            "resuming.mjs",
            base.toString(),
            chromium,
            "1.8=" + packages.resolve("phoenix/priv/static/phoenix.js"),
            "1.7=" + packages.resolve("phoenix-1.7/priv/static/phoenix.js"),
            "1.6=" + packages.resolve("phoenix-1.6/priv/static/phoenix.js"));
    int status = pages.end(DEADLINE);
    System.out.print(pages.output());
    assertThat(status).as(pages::output).isZero();
  }
}
