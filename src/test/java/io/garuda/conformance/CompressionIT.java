package io.garuda.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.command.Command;
import io.garuda.command.NodeScripts;
import io.garuda.contract.ContractExtension;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What {@code src/test/conformance/compression.mjs} claims, with the compression of {@code ws}. */
@ExtendWith(ContractExtension.class)
class CompressionIT {
  @Test
  void messagesAreTheSameAndBoundedWhereAMountCompresses(URI base) throws Exception {
    Command script = NodeScripts.install("conformance").start("compression.mjs", base.toString());
    int status = script.end(Duration.ofSeconds(60));
    assertThat(status).as(script::output).isZero();
  }
}
