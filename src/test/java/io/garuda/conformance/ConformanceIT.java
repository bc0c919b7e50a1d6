package io.garuda.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.garuda.command.Command;
import io.garuda.command.NodeScripts;
import io.garuda.contract.ContractExtension;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The client that Phoenix ships finds here all that its users rely on.
 *
 * <p>The claims stand in {@code src/test/conformance/conformance.mjs}. Without Node or npm this is
 * skipped, and fails where {@code CI=true}.
 */
@ExtendWith(ContractExtension.class)
class ConformanceIT {
  private static final Duration DEADLINE = Duration.ofMinutes(2);

  @Test
  void everyClaimOfTheScriptHolds(URI base) throws Exception {
    Command script = NodeScripts.install("conformance").start("conformance.mjs", base.toString());
    int status = script.end(DEADLINE);
    System.out.print(script.output());
    assertThat(status).as(script::output).isZero();
  }

  @Test
  void theClientIsTheOneThatPagesGet() throws IOException {
    assertThat(phoenix("src/test/conformance/package.json", "devDependencies"))
        .isEqualTo(phoenix("src/main/frontend/package.json", "dependencies"));
  }

  private static String phoenix(String file, String dependencies) throws IOException {
    JsonNode root = new JsonMapper().readTree(Path.of(file).toFile());
    return root.get(dependencies).get("phoenix").asText();
  }
}
