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
 * What pages say by {@code garuda/lifetime.mjs} keeps sessions and channels, and no longer than they say it.
 *
 * <p>Without Node or npm this is skipped, and fails where {@code CI=true}.
 */
@ExtendWith(ContractExtension.class)
class LifetimeIT {
  private static final Duration DEADLINE = Duration.ofMinutes(2);

  @Test
  void aPageKeepsItsSessionAndItsChannelsAsLongAsItSays(URI base) throws Exception {
    Command script = NodeScripts.install("conformance").start("lifetime.mjs", base.toString());
    int status = script.end(DEADLINE);
    System.out.print(script.output());
    assertThat(status).as(script::output).isZero();
  }
}
