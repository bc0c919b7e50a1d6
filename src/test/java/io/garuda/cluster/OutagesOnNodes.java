package io.garuda.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.garuda.wire.PhoenixClient;
import io.garuda.wire.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of messages while Redis, or one line to it, is away for half a minute. */
class OutagesOnNodes {
  private static final Duration OUTAGE =
      Duration.ofSeconds(Integer.getInteger("garuda.test.outage", 30));
  private static final Duration SOON = Duration.ofSeconds(10);

  /** By its setting; each message counts a little more than its bytes. */
  private static final int BUFFER = 8 * 1_024 * 1_024;

  private static final JsonMapper JSON = new JsonMapper();

  @RegisterExtension
  static final Nodes NODES = Nodes.of(2);

  private final HttpClient http = HttpClient.newHttpClient();
  private final String topic = Topics.fresh("conf");
  private final List<PhoenixClient> clients = new ArrayList<>();

  @AfterEach
  void close() {
    clients.forEach(PhoenixClient::close);
  }

  /** Will join at a node, which must not take long whether or not Redis is there. */
  private PhoenixClient joined(int node, String of) {
    PhoenixClient client = PhoenixClient.connect(NODES.base(node));
    client.join(of);
    clients.add(client);
    return client;
  }

  private static void says(PhoenixClient client, String of, String text) {
    client.send("['1','1','" + of + "','shout_from',{'text':'" + text + "'}]");
  }

  private static void hears(PhoenixClient client, String of, String text) {
    client.expect("[null,null,'" + of + "','shout_from',{'text':'" + text + "'}]");
  }

  private static String text(PhoenixClient client) {
    return client.next().get(4).get("text").asText();
  }

  private JsonNode get(int node, String path) {
    try {
      URI uri = NODES.base(node).resolve(path);
      HttpResponse<String> answer =
          http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return JSON.readTree(answer.body());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Will wait until the node says so of the others; it is ready in any case. */
  private void awaitReached(int node, boolean reached) {
    long end = System.nanoTime() + SOON.toNanos();
    while (!get(node, "/health/ready").toString().contains("\"reached\":" + reached)) {
      assertThat(System.nanoTime())
          .as("node %s reaches others: %s", node, reached)
          .isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  private long engine(int node, String attribute) {
    return get(node, "/api/engine").get(attribute).asLong();
  }

  /** What was heard may not be answered yet. */
  private void awaitNothingWaits(int node) {
    long end = System.nanoTime() + SOON.toNanos();
    while (engine(node, "WaitingBytes") > 0) {
      assertThat(System.nanoTime()).as("bytes wait").isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }

  /** Will let the rest of the outage pass, while the clients stay. */
  private void pass(long begin) {
    long end = begin + OUTAGE.toNanos();
    while (System.nanoTime() < end) {
      clients.forEach(PhoenixClient::heartbeat);
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
    }
  }

  @Test
  void withoutRedisEachNodeServesItsOwnAndTheOthersAreToldLater() throws Exception {
    PhoenixClient here = joined(0, topic);
    PhoenixClient beside = joined(0, topic);
    PhoenixClient there = joined(1, topic);
    says(here, topic, "before");
    hears(beside, topic, "before");
    hears(there, topic, "before");
    int threads = NODES.server(0).threads();
    long bytes = NODES.server(0).liveBytes();
    long lost = engine(0, "Lost");
    long outages = engine(0, "Outages");

    NODES.redis().kill();
    long begin = System.nanoTime();
    awaitReached(0, false);
    awaitReached(1, false);
    for (int i = 0; i < 1_000; i++) {
      says(here, topic, "meanwhile " + i);
      hears(beside, topic, "meanwhile " + i);
    }
    String other = Topics.fresh("conf");
    PhoenixClient late = joined(0, other);
    PhoenixClient lateThere = joined(1, other);
    there.expectNothing();
    pass(begin);

    NODES.redis().restart();
    there.raw().deadline(SOON);
    for (int i = 0; i < 1_000; i++) {
      hears(there, topic, "meanwhile " + i);
    }
    awaitReached(0, true);
    awaitReached(1, true);
    says(late, other, "after");
    hears(lateThere, other, "after");
    assertThat(engine(0, "Lost")).isEqualTo(lost);
    awaitNothingWaits(0);
    assertThat(engine(0, "Outages")).isEqualTo(outages + 1);
    assertThat(NODES.server(0).threads()).isLessThanOrEqualTo(threads + 5);
    assertThat(NODES.server(0).liveBytes()).isLessThan(bytes + 4_000_000);
  }

  @Test
  void whatDoesNotFitIsCountedAndNothingElseGrows() throws Exception {
    PhoenixClient here = joined(0, topic);
    PhoenixClient there = joined(1, topic);
    long bytes = NODES.server(0).liveBytes();
    long lost = engine(0, "Lost");
    NODES.line(0).cut();
    awaitReached(0, false);
    String kilobyte = "x".repeat(1_000);
    for (int i = 0; i < 20_000; i++) {
      says(here, topic, kilobyte);
      if (i % 100 == 0) {
        here.echo("1", topic); // or else too much would wait for the channel
      }
    }
    here.echo("1", topic);
    assertThat(engine(0, "WaitingBytes")).isBetween(BUFFER - 4_000L, (long) BUFFER);
    long waiting = 20_000 - (engine(0, "Lost") - lost);
    assertThat(waiting).isBetween(5_000L, 8_000L);
    assertThat(NODES.server(0).liveBytes()).isLessThan(bytes + 2L * BUFFER);
    NODES.line(0).heal();
    there.raw().deadline(SOON);
    for (long i = 0; i < waiting; i++) {
      hears(there, topic, kilobyte);
    }
    awaitNothingWaits(0);
    says(here, topic, "after");
    // what the nodes tell each other meanwhile is lost, too, and counted: a few more may have been
    // kept
    String heard = text(there);
    for (int more = 0; more < 100 && heard.equals(kilobyte); more++) {
      heard = text(there);
    }
    assertThat(heard).isEqualTo("after");
    assertThat(NODES.server(0).liveBytes()).isLessThan(bytes + 4_000_000);
  }

  @Test
  void aNodeWhoseLineIsCutMissesTheOthersAndIsHeardLater() throws Exception {
    PhoenixClient here = joined(0, topic);
    PhoenixClient there = joined(1, topic);
    int threads = NODES.server(0).threads();
    NODES.line(0).cut();
    long begin = System.nanoTime();
    awaitReached(0, false);
    says(there, topic, "missed");
    says(here, topic, "waits");
    pass(begin);
    NODES.line(0).heal();
    there.raw().deadline(SOON);
    hears(there, topic, "waits");
    awaitReached(0, true);
    says(there, topic, "after");
    hears(here, topic, "after");
    assertThat(NODES.server(0).threads()).isLessThanOrEqualTo(threads + 5);
  }

  @Test
  void aLineThatStallsIsFoundAndLeft() {
    PhoenixClient here = joined(0, topic);
    PhoenixClient there = joined(1, topic);
    NODES.line(0).stall();
    awaitReached(0, false);
    PhoenixClient beside = joined(0, topic);
    says(here, topic, "near");
    hears(beside, topic, "near");
    NODES.line(0).heal();
    awaitReached(0, true);
    says(there, topic, "after");
    hears(here, topic, "after");
    hears(beside, topic, "after");
  }
}
