package io.garuda.protocol;

import static io.garuda.wire.Topics.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.garuda.contract.ContractExtension;
import io.garuda.wire.Handshake;
import io.garuda.wire.PhoenixClient;
import io.garuda.wire.RawWebSocketClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What clients see when they are sent away, on command; the contract's drain takes 3 s at most. */
@ExtendWith(ContractExtension.class)
class DrainIT {
  private static final int MESSAGES = 300;
  private static final JsonMapper JSON = new JsonMapper();

  private final URI base;
  private final HttpClient http = HttpClient.newHttpClient();

  DrainIT(URI base) {
    this.base = base;
  }

  @AfterEach
  void resume() throws Exception {
    command("resume");
    command("stuck/release");
  }

  @Test
  void socketsCloseWith1012AndNewOnesAreRefusedUntilResume() throws Exception {
    try (PhoenixClient bare = PhoenixClient.connect(base);
        PhoenixClient joined = PhoenixClient.connect(base)) {
      joined.join(fresh("conf"));
      command("drain");
      assertThat(bare.raw().awaitClose()).isEqualTo(1012);
      assertThat(joined.raw().awaitClose()).isEqualTo(1012);
      try (RawWebSocketClient late = new Handshake(base, "/socket/websocket?vsn=2.0.0").open()) {
        assertThat(late.answer().status()).isEqualTo(503);
        assertThat(late.answer().header("Retry-After")).isPresent();
      }
      HttpResponse<String> poll = poll("");
      assertThat(poll.statusCode()).isEqualTo(503);
      assertThat(poll.headers().firstValue("Retry-After")).isPresent();
      assertThat(poll.body()).isEmpty(); // or else phoenix.js would not try again
      assertThat(get("/api/hello").statusCode()).isEqualTo(200);
    }
    command("resume");
    try (PhoenixClient client = PhoenixClient.connect(base)) {
      client.join(fresh("conf"));
    }
  }

  @Test
  void whatWasReceivedIsAnsweredBeforeTheClose() throws Exception {
    try (PhoenixClient client = PhoenixClient.connect(base)) {
      String topic = fresh("conf");
      String joinRef = client.join(topic);
      List<String> refs = new ArrayList<>();
      for (int i = 0; i < MESSAGES; i++) {
        refs.add(client.push(joinRef, topic, "count", "{}")); // takes a millisecond
      }
      client.send("[null,'beat','phoenix','heartbeat',{}]");
      int replies = 0;
      boolean drained = false;
      while (replies < MESSAGES) {
        JsonNode reply = client.next();
        if (reply.get(2).asText().equals("phoenix")) {
          command("drain"); // all has been received
          drained = true;
        } else {
          assertThat(reply.get(1).asText()).isEqualTo(refs.get(replies++));
        }
      }
      assertThat(drained).as("before all was handled").isTrue();
      assertThat(client.raw().awaitClose()).isEqualTo(1012);
    }
  }

  @Test
  void aPollGetsAllRepliesAndThenTheSessionIsOver() throws Exception {
    String token = JSON.readTree(poll("").body()).get("token").asText();
    String topic = fresh("conf");
    post(token, "[\"1\",\"1\",\"" + topic + "\",\"phx_join\",{}]");
    assertThat(messages(token)).singleElement().asString().contains("\"ok\"");
    StringBuilder batch = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      batch.append("[\"1\",\"c" + i + "\",\"" + topic + "\",\"count\",{}]\n");
    }
    post(token, batch.toString());
    command("drain");
    List<String> all = new ArrayList<>();
    for (int polls = 0; all.size() < 50 && polls < 50; polls++) {
      all.addAll(messages(token));
    }
    assertThat(all).hasSize(50);
    assertThat(poll(token).statusCode()).isEqualTo(503);
  }

  @Test
  void aHandlerThatDoesNotReturnIsWaitedForUntilTheDeadlineOnly() throws Exception {
    try (PhoenixClient client = PhoenixClient.connect(base, "/stuck", "");
        PhoenixClient other = PhoenixClient.connect(base, "/stuck", "")) {
      String joinRef = client.join("stuck:a");
      client.push(joinRef, "stuck:a", "block", "{}");
      client.heartbeat();
      long begin = System.nanoTime();
      command("drain");
      assertThat(other.raw().awaitClose()).isEqualTo(1012);
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(2_500));
      assertThat(client.raw().awaitClose()).isEqualTo(1012);
      assertThat(Duration.ofNanos(System.nanoTime() - begin))
          .isGreaterThan(Duration.ofMillis(2_600));
    }
  }

  private List<String> messages(String token) throws Exception {
    List<String> messages = new ArrayList<>();
    JSON.readTree(poll(token).body()).get("messages").forEach(one -> messages.add(one.asText()));
    return messages;
  }

  private HttpResponse<String> poll(String token) throws Exception {
    return get("/socket/longpoll?vsn=2.0.0&token=" + token);
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
  }

  private void post(String token, String lines) throws Exception {
    HttpRequest request = request("/socket/longpoll?vsn=2.0.0&token=" + token)
        .header("Content-Type", "application/x-ndjson")
        .POST(HttpRequest.BodyPublishers.ofString(lines))
        .build();
    assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(200);
  }

  private void command(String name) {
    HttpRequest request = request("/api/" + name)
        .header("Accept", "application/json")
        .POST(HttpRequest.BodyPublishers.noBody())
        .build();
    int status = http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
        .orTimeout(30, TimeUnit.SECONDS)
        .join()
        .statusCode();
    assertThat(status).as(name).isEqualTo(200);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(30));
  }
}
