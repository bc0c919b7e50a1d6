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
 * Pages poll the contract server with the client that Phoenix ships.
 *
 * <p>What they do and see stands in {@code src/test/browser/polls.mjs}. Without Node, npm or Chromium this
 * is skipped, and fails where {@code CI=true}.
 */
@ExtendWith(ContractExtension.class)
class PollsIT {
  private static final Duration DEADLINE = Duration.ofMinutes(2);

  @Test
  void pagesOfTheServerAndOfAnotherHostPollAndHearEachOther(URI base) throws Exception {
    String chromium = Programs.required("chromium", "chromium-browser", "google-chrome");
    Path clients = NodeScripts.install("conformance").folder();
    Path library = clients.resolve("node_modules/phoenix/priv/static/phoenix.js");
    Command polls = NodeScripts.install("browser")
        .start("polls.mjs", base.toString(), chromium, library.toString());
    int status = polls.end(DEADLINE);
    assertThat(status).as(polls::output).isZero();
  }
}
