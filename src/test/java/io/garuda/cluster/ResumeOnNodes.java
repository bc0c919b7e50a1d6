package io.garuda.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.garuda.command.NodeScripts;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clients of each version come back twenty times, to one node or the other, while a thousand messages a
 * second are published, fifty for those that poll: they hear each once, in order.
 */
class ResumeOnNodes {
  private static final int MOVES = 20;

  @RegisterExtension
  static final Nodes NODES = Nodes.of(2);

  private final Balancer balancer;
  private final ResumingClients clients;

  ResumeOnNodes() throws Exception {
    NodeScripts scripts = NodeScripts.install("conformance");
    balancer = Balancer.start(scripts, NODES.bases());
    clients = new ResumingClients(scripts, balancer.base());
  }

  /** Publishes at the second node. */
  private void begin(String transport, int moves) throws IOException {
    for (String version : List.of("1.8", "1.7", "1.6")) {
      clients.add(version, transport, moves);
    }
    clients.publish(NODES.base(1), transport.equals("longpoll") ? 50 : 1_000);
  }

  @AfterEach
  void end() throws Exception {
    clients.close();
    balancer.close();
    if (!NODES.server(0).isAlive()) {
      NODES.startAgain(0);
    }
  }

  private static boolean hasMoved(JsonNode state) {
    return state.path("joins").asInt() > MOVES;
  }

  @ParameterizedTest
  @ValueSource(strings = {"websocket", "longpoll"})
  void whoMovesMissesNothing(String transport) throws Exception {
    begin(transport, MOVES);
    clients.await("all moves", ResumeOnNodes::hasMoved);
    assertThat(clients.conclude()).allMatch(state -> state.path("reasons").isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"websocket", "longpoll"})
  void whoseNodeIsKilledMissesNothing(String transport) throws Exception {
    begin(transport, MOVES);
    clients.await("some moves", state -> state.path("joins").asInt() > 3);
    NODES.server(0).kill();
    clients.await("all moves", ResumeOnNodes::hasMoved);
    assertThat(clients.conclude()).allMatch(state -> state.path("reasons").isEmpty());
  }

  @Test
  void whoseNodeLosesItsLineMissesNothing() throws Exception {
    begin("websocket", 0);
    clients.await("all hear", state -> state.path("heard").asInt() > 0);
    NODES.line(0).cut();
    int meanwhile = clients.published() + 2_000;
    clients.await("the others hear on", state -> clients.published() > meanwhile);
    NODES.line(0).heal();
    assertThat(clients.conclude())
        .allMatch(state -> state.path("reasons").isEmpty())
        .anyMatch(state -> state.path("joins").asInt() == 2);
  }

  @Test
  void whoseHistoryIsLostMissesNothingUntold() throws Exception {
    begin("websocket", MOVES);
    clients.await("some moves", state -> state.path("joins").asInt() > 3);
    NODES.redis().tell("FLUSHALL");
    clients.await("all moves", ResumeOnNodes::hasMoved);
    assertThat(clients.conclude())
        .allSatisfy(state -> assertThat(state.path("reasons").properties())
            .allMatch(reason -> reason.getKey().equals("epoch")));
  }
}
