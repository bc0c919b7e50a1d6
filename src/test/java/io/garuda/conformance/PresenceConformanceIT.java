package io.garuda.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.command.Command;
import io.garuda.command.NodeScripts;
import io.garuda.contract.ContractExtension;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The {@code Presence} class that Phoenix ships knows at all times who is here, over WebSockets and polls.
 *
 * <p>A random run of 2,000 steps; its seed is printed, and given by {@code garuda.seed}. Without Node or
 * npm this is skipped, and fails where {@code CI=true}.
 */
@ExtendWith(ContractExtension.class)
class PresenceConformanceIT {
  private static final Duration DEADLINE = Duration.ofMinutes(3);

  @Test
  void theStockClassAgreesWithTheServerAfterEveryStep(URI base) throws Exception {
    String seed = System.getProperty("garuda.seed", "7");
    Command script =
        NodeScripts.install("conformance").start("presence.mjs", base.toString(), seed);
    int status = script.end(DEADLINE);
    System.out.print(script.output());
    assertThat(status).as(script::output).isZero();
  }
}
