package io.garuda.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.garuda.command.Command;
import io.garuda.command.NodeScripts;
import io.garuda.contract.ContractExtension;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The clients that Phoenix ships and has shipped find here all that their users rely on.
 *
 * <p>The claims stand in {@code src/test/conformance/claims}; each client runs them in a process of
 * its own, all at once. Without Node or npm this is skipped, and fails where {@code CI=true}.
 */
@ExtendWith(ContractExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConformanceIT {
  private static final Duration DEADLINE = Duration.ofMinutes(2);
  private static final List<String> VERSIONS = List.of("1.8", "1.7", "1.6");
  private static final List<String> TRANSPORTS = List.of("websocket", "longpoll");

  private final List<Run> runs = new ArrayList<>();

  record Run(String client, Command script) {
    @Override
    public String toString() {
      return client;
    }
  }

  @BeforeAll
  void startAll(URI base) throws Exception {
    NodeScripts scripts = NodeScripts.install("conformance");
    for (String version : VERSIONS) {
      for (String transport : TRANSPORTS) {
        runs.add(new Run(
            "phoenix " + version + ", " + transport,
            scripts.start("conformance.mjs", base.toString(), version, transport)));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("runs")
  void everyClaimHolds(Run run) throws Exception {
    int status = run.script().end(DEADLINE);
    System.out.print(run + ":\n" + run.script().output());
    assertThat(status).as(() -> run + ":\n" + run.script().output()).isZero();
  }

  private List<Run> runs() {
    return runs;
  }

  @AfterAll
  void endAll() throws InterruptedException {
    for (Run run : runs) {
      run.script().end(Duration.ZERO);
    }
  }

  @Test
  void theLibrariesAreTheFilesThatWerePublished() throws Exception {
    Path folder = Path.of("target/conformance");
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    for (String line : Files.readAllLines(folder.resolve("libraries.sha256"))) {
      String file = line.substring(line.lastIndexOf(' ') + 1);
      byte[] hash = sha256.digest(Files.readAllBytes(folder.resolve(file)));
      assertThat(HexFormat.of().formatHex(hash) + "  " + file).isEqualTo(line);
    }
  }

  @Test
  void theNewestClientIsTheOneThatPagesGet() throws IOException {
    assertThat(phoenix("src/test/conformance/package.json", "devDependencies"))
        .isEqualTo(phoenix("src/main/frontend/package.json", "dependencies"));
  }

  private static String phoenix(String file, String dependencies) throws IOException {
    JsonNode root = new JsonMapper().readTree(Path.of(file).toFile());
    return root.get(dependencies).get("phoenix").asText();
  }
}
