package io.garuda.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.garuda.command.Command;
import io.garuda.command.NodeScripts;
import io.garuda.command.Programs;
import io.garuda.http.Browser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stock clients at two nodes behind HAProxy with the configuration that is shipped, other ports aside. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BalancerOnNodes {
  /** Quotas are each node's own. */
  private static final String ALL_BUT_QUOTAS = "^(?!.*finds no room)";

  private static final Duration DEADLINE = Duration.ofMinutes(3);

  @RegisterExtension
  static final Nodes NODES = Nodes.of(2, "-Dgaruda.drain.notice=2s");

  @TempDir
  static Path folder;

  private final List<Command> commands = new ArrayList<>();
  private String haproxy = "";
  private Path config = Path.of("");
  private int port;

  @BeforeAll
  void startTheBalancer() throws Exception {
    haproxy = Programs.required("haproxy");
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    String shipped = Files.readString(Path.of("server-config/haproxy/haproxy.cfg"));
    assertThat(shipped).contains("bind :80\n", "127.0.0.1:8080\n", "127.0.0.1:8081\n");
    config = Files.writeString(
        folder.resolve("haproxy.cfg"),
        shipped
            .replace("bind :80\n", "bind :" + port + "\n")
            .replace("127.0.0.1:8080\n", "127.0.0.1:" + NODES.server(0).port() + "\n")
            .replace("127.0.0.1:8081\n", "127.0.0.1:" + NODES.server(1).port() + "\n"));
    Command balancer = Command.start(folder, List.of(haproxy, "-db", "-f", config.toString()));
    commands.add(balancer);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!accepts()) {
      assertThat(System.nanoTime()).as(balancer::output).isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }

  private boolean accepts() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  @AfterAll
  void endAll() throws InterruptedException {
    for (Command command : commands) {
      command.end(Duration.ZERO);
    }
  }

  @Test
  void theConfigurationIsValid() throws Exception {
    Command check = Command.start(folder, List.of(haproxy, "-c", "-f", config.toString()));
    assertThat(check.end(Duration.ofSeconds(10))).as(check::output).isZero();
    assertThat(check.output()).doesNotContain("WARNING");
  }

  @ParameterizedTest
  @ValueSource(strings = {"websocket", "longpoll"})
  void everyClaimHolds(String transport) throws Exception {
    NodeScripts scripts = NodeScripts.install("conformance");
    Command command = scripts.start(
        "conformance.mjs", "http://127.0.0.1:" + port, "1.8", transport, ALL_BUT_QUOTAS);
    commands.add(command);
    int status = command.end(DEADLINE);
    assertThat(status).as(command::output).isZero();
  }

  /** One node after the other is stopped, as SIGTERM does, and started again. */
  @Test
  void aRollingDeployFailsNoRequestAndLosesNoMessage() throws Exception {
    URI base = URI.create("http://127.0.0.1:" + port);
    try (SteadyRequests requests = SteadyRequests.start(base);
        ResumingClients clients = new ResumingClients(NodeScripts.install("conformance"), base)) {
      for (String transport : List.of("websocket", "longpoll")) {
        for (String version : List.of("1.8", "1.7")) {
          clients.add(version, transport, Integer.MAX_VALUE); // come and go all the time
        }
      }
      for (int node = 0; node < 2; node++) {
        clients.publish(NODES.base(1 - node), 50);
        roll(node);
        clients.pause();
      }
      List<JsonNode> states = clients.conclude();
      assertThat(states).allMatch(state -> state.path("reasons").isEmpty());
      assertThat(requests.failures()).isEmpty();
      assertThat(requests.answered()).isGreaterThan(500);
    }
  }

  private static void roll(int node) {
    NODES.server(node).close();
    NODES.startAgain(node);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    Browser browser = new Browser(NODES.base(node));
    while (!browser.get("/health/ready").body().matches(".*\"connections\":[1-9].*")) {
      assertThat(System.nanoTime()).as("clients at the new node").isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }
}
