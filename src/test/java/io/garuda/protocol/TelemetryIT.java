package io.garuda.protocol;

import static io.garuda.wire.Topics.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.garuda.contract.ContractExtension;
import io.garuda.wire.Handshake;
import io.garuda.wire.PhoenixClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a server tells of connections and requests. */
@ExtendWith(ContractExtension.class)
class TelemetryIT {
  private final URI base;
  private final String topic = fresh("conf");
  private final HttpClient http = HttpClient.newHttpClient();

  TelemetryIT(URI base) {
    this.base = base;
  }

  @BeforeEach
  void begin() {
    ask("POST", "/telemetry/begin");
  }

  @AfterEach
  void end() {
    ask("POST", "/telemetry/end");
  }

  private String ask(String method, String path) {
    HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
        .method(method, HttpRequest.BodyPublishers.noBody())
        .header("accept", "application/json")
        .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Will wait until an event was told that begins so and holds all of this, and return it. */
  private String told(String name, String... parts) {
    Predicate<String> wanted =
        event -> event.startsWith(name + " ") && List.of(parts).stream().allMatch(event::contains);
    long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    List<String> all;
    do {
      all = events();
      if (all.stream().anyMatch(wanted)) {
        return all.stream().filter(wanted).findFirst().orElseThrow();
      }
    } while (System.nanoTime() < deadline);
    throw new AssertionError(
        "expected " + name + " with " + List.of(parts) + ", got: " + String.join("\n", all));
  }

  private List<String> events() {
    try {
      return List.of(new ObjectMapper().readValue(ask("GET", "/telemetry"), String[].class));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aConnectionIsToldFromItsBeginningToItsEndWithoutItsSecrets() {
    String query = "/socket/websocket?vsn=2.0.0&user_id=7&password=hunter2";
    try (PhoenixClient client = PhoenixClient.over(new Handshake(base, query).open())) {
      String ref = client.join(topic, "{'token':'hunter2','n':1}");
      client.push(ref, topic, "echo", "{'my_password':'hunter2','n':2}");
      client.next();
      client.heartbeat();
      client.leave(ref, topic);
      client.raw().sendClose(4999);
      client.raw().awaitClose();
    }
    told(
        "phoenix.socket_connected",
        "result=ok, status=101",
        "transport=websocket, vsn=2.0.0",
        "params={\"vsn\": \"2.0.0\", \"user_id\": \"7\", \"password\": \"[FILTERED]\"}");
    told("garuda.socket_opened", "ContractSocket");
    told(
        "phoenix.channel_joined",
        topic,
        "pattern=conf:*",
        "ConfChannel",
        "result=ok",
        "params={\"token\":\"[FILTERED]\",\"n\":1}");
    told("garuda.channel_mailbox", "depth=1, waitingMessages=1");
    told(
        "phoenix.channel_handled_in",
        "event=echo",
        "result=ok",
        "params={\"my_password\":\"[FILTERED]\",\"n\":2}");
    told("garuda.socket_heartbeat");
    told("garuda.channel_left", "reason=left");
    told("garuda.socket_closed", "code=4999", "received=Traffic[frames=4", "sent=Traffic[frames=5");
    assertThat(events()).noneMatch(event -> event.contains("hunter2"));
  }

  @Test
  void aClientThatIsGoneIsToldSo() {
    PhoenixClient client = PhoenixClient.connect(base);
    client.join(topic);
    client.raw().abort();
    told("garuda.channel_left", topic, "reason=closed");
    told("garuda.socket_closed", "code=1006");
  }

  @Test
  void refusalsAreToldWithWhoRefused() {
    new Handshake(base, "/socket/websocket?vsn=2.0.0")
        .header("Origin", "http://evil")
        .open()
        .close();
    new Handshake(base, "/socket/websocket?vsn=7.0.0").open().close();
    new Handshake(base, "/socket/websocket?vsn=2.0.0")
        .header("Sec-WebSocket-Version", "7")
        .open()
        .close();
    told("phoenix.socket_connected", "result=origin, status=403");
    told("phoenix.socket_connected", "result=vsn, status=403");
    told("phoenix.socket_connected", "result=upgrade, status=4");
  }

  @Test
  void aRequestIsToldWithItsRoute() {
    ask("GET", "/api/items/7");
    told("phoenix.endpoint.start", "method=GET, path=/api/items/7");
    told("phoenix.router_dispatch.start", "path=/api/items/{id}", "pipelines=[api]");
    told("phoenix.router_dispatch.stop", "action=ApiController.item", "failure=null");
    told("phoenix.endpoint.stop", "path=/api/items/7", "path=/api/items/{id}", "status=200");
  }

  @Test
  void anErrorIsTold() {
    ask("GET", "/boom");
    told("phoenix.error_rendered", "path=/boom, status=500");
    told("phoenix.endpoint.stop", "path=/boom", "status=500");
    ask("GET", "/nowhere-at-all");
    told("phoenix.error_rendered", "path=/nowhere-at-all, status=404", "NoRouteException");
    told("phoenix.endpoint.stop", "path=/nowhere-at-all, route=Optional.empty, status=404");
  }
}
