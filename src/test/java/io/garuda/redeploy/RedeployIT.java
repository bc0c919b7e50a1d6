package io.garuda.redeploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.garuda.contract.ContractExtension;
import io.garuda.contract.ContractServer;
import io.garuda.server.InstalledServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Clients come back after each redeploy, and no class loader or thread of an old deployment stays.
 *
 * <p>Asked for by {@code -Dgaruda.test.redeploys=20}: idle threads of a server keep the last loader for a
 * minute or two, which no run of all tests waits for.
 */
@ExtendWith(ContractExtension.class)
class RedeployIT {
  private static final int CLIENTS_OF_EACH = 10;
  private static final int TIMES = Integer.getInteger("garuda.test.redeploys", 0);
  private static final Duration BACK = Duration.ofSeconds(15);
  /** Servers keep idle threads for a minute, and these the loader that they were started under. */
  private static final Duration GONE = Duration.ofSeconds(150);

  /** The one that runs; Payara itself keeps one more, see README. */
  private static final int KEPT = InstalledServer.named().orElse("").startsWith("payara") ? 2 : 1;

  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http = HttpClient.newHttpClient();

  private interface Redeploy {
    void run() throws Exception;
  }

  @Test
  void clientsComeBackAndNothingOfTheOldDeploymentsStays(Optional<InstalledServer> installed)
      throws Exception {
    if (installed.isPresent()) {
      InstalledServer server = installed.get();
      check(server.address().resolve(InstalledServer.CONTRACT), server::redeployContract);
      return;
    }
    try (ContractServer server = ContractServer.start(0)) {
      check(server.base(), server::redeploy);
    }
  }

  private void check(URI base, Redeploy redeploy) throws Exception {
    assumeTrue(TIMES > 0, "say -Dgaruda.test.redeploys=20");
    int first = state(base).get("count").asInt();
    JsonNode last;
    try (LoyalClients clients = LoyalClients.start(base, CLIENTS_OF_EACH)) {
      clients.awaitDeployment(first, BACK);
      redeploy.run(); // the first one leaves the server warm
      clients.awaitDeployment(first + 1, BACK);
      JsonNode before = state(base);
      for (int i = 2; i <= TIMES; i++) {
        long begin = System.nanoTime();
        redeploy.run();
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        Duration back = clients.awaitDeployment(first + i, BACK);
        System.out.println("redeploy " + i + " took " + took.toMillis() + " ms, all were back "
            + back.toMillis() + " ms later");
      }
      JsonNode closes = clients.closes();
      System.out.println("closed with " + closes);
      // a client that writes while its server goes may be reset before it reads the close
      assertThat(closes.path("1012").asInt()).isGreaterThanOrEqualTo(TIMES * CLIENTS_OF_EACH / 2);
      assertThat(closes.has("1000")).isFalse();
      assertThat(state(base).get("count").asInt()).isEqualTo(first + TIMES);
      last = before;
    }
    awaitNoMore(base, last);
  }

  private void awaitNoMore(URI base, JsonNode before) throws Exception {
    long end = System.nanoTime() + GONE.toNanos();
    JsonNode now = state(base);
    while (!isNoMore(before, now) && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
      now = state(base);
    }
    assertThat(now.get("alive").asInt()).as("class loaders").isLessThanOrEqualTo(KEPT);
    assertThat(threads(now)).hasSizeLessThanOrEqualTo(threads(before).size());
  }

  private static boolean isNoMore(JsonNode before, JsonNode now) {
    return now.get("alive").asInt() <= KEPT
        && threads(now).size() <= threads(before).size();
  }

  /** Those of the server's pools for requests aside: these grow and shrink with the load. */
  private static List<String> threads(JsonNode state) {
    return StreamSupport.stream(state.get("threads").spliterator(), false)
        .map(JsonNode::asText)
        .filter(name -> !name.matches("http-nio-.*-exec-\\d+|http-thread-pool.*"))
        .toList();
  }

  private JsonNode state(URI base) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + "/api/deployments")).build();
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JSON.readTree(response.body());
  }
}
