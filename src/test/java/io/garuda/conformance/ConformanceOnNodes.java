package io.garuda.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.cluster.Balancer;
import io.garuda.cluster.Nodes;
import io.garuda.command.Command;
import io.garuda.command.NodeScripts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The claims of {@link ConformanceIT}, and the random run of {@link PresenceConformanceIT}, with each request
 * and each WebSocket at the next of two nodes: no client stays at one.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConformanceOnNodes {
  /** Quotas are each node's own. */
  private static final String ALL_BUT_QUOTAS = "^(?!.*finds no room)";

  private static final Duration DEADLINE = Duration.ofMinutes(3);

  @RegisterExtension
  static final Nodes NODES = Nodes.of(2);

  private final List<Command> commands = new ArrayList<>();
  private final NodeScripts scripts;
  private @Nullable Balancer balancer;

  ConformanceOnNodes() throws Exception {
    scripts = NodeScripts.install("conformance");
  }

  /** The nodes start after this object was made. */
  @BeforeAll
  void balance() throws Exception {
    balancer = Balancer.start(scripts, NODES.bases());
  }

  private String base() {
    return Objects.requireNonNull(balancer).base().toString();
  }

  @AfterAll
  void endAll() throws InterruptedException {
    for (Command command : commands) {
      command.end(Duration.ZERO);
    }
    if (balancer != null) {
      balancer.close();
    }
  }

  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource({"1.8,websocket", "1.8,longpoll", "1.7,longpoll", "1.6,longpoll"})
  void everyClaimHolds(String version, String transport) throws Exception {
    run("conformance.mjs", base(), version, transport, ALL_BUT_QUOTAS);
  }

  @Test
  void theStockPresenceAgreesWithBothNodesAfterEveryStep() throws Exception {
    run("presence.mjs", base(), System.getProperty("garuda.seed", "7"));
  }

  private void run(String script, String... arguments) throws Exception {
    Command command = scripts.start(script, arguments);
    commands.add(command);
    int status = command.end(DEADLINE);
    assertThat(status).as(command::output).isZero();
  }
}
