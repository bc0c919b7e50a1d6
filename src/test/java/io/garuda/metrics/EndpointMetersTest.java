package io.garuda.metrics;

import static io.garuda.channel.ScriptedApp.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.channel.HandleInResult;
import io.garuda.channel.RecordedClient;
import io.garuda.channel.ScriptedApp;
import io.garuda.telemetry.Event;
import io.garuda.telemetry.RouteInfo;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EndpointMetersTest {
  private final ScriptedApp app = new ScriptedApp();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final EndpointMeters meters = new EndpointMeters(registry, app.runtime);

  @AfterEach
  void close() {
    app.close();
  }

  private double count(String name, String... tags) {
    return registry.get(name).tags(tags).meters().stream()
        .flatMap(
            meter -> StreamSupport.stream(meter.measure().spliterator(), false).limit(1))
        .mapToDouble(Measurement::getValue)
        .sum();
  }

  private Set<String> values(String name, String tag) {
    return registry.find(name).meters().stream()
        .map(meter -> String.valueOf(meter.getId().getTag(tag)))
        .collect(Collectors.toSet());
  }

  @Test
  void theLifeOfAConnectionIsCounted() {
    app.on("say", (payload, socket) -> {
      socket.push("said", payload);
      socket.broadcast("told", payload);
      return HandleInResult.reply(payload);
    });
    RecordedClient client = app.connect();
    client.joins("room:1", "1");
    client.pushes("room:1", "1", "2", "say");
    eventually(() -> registry.find("garuda.channel.handled.in").timer() != null);
    assertThat(count("garuda.sockets")).isEqualTo(1);
    assertThat(count("garuda.channels")).isEqualTo(1);
    assertThat(count("garuda.socket.connected", "result", "ok", "transport", "websocket"))
        .isEqualTo(1);
    assertThat(count("garuda.channel.joined", "pattern", "room:*", "result", "ok"))
        .isEqualTo(1);
    assertThat(count("garuda.channel.handled.in", "event", "say", "result", "ok"))
        .isEqualTo(1);
    assertThat(count("garuda.channel.pushed", "channel", "ScriptedChannel")).isEqualTo(1);
    assertThat(count("garuda.broadcast.recipients")).isEqualTo(1);
    assertThat(count("garuda.channel.mailbox.depth")).isGreaterThanOrEqualTo(1);
    client.hangsUp();
    eventually(() -> count("garuda.channels") == 0);
    assertThat(count("garuda.sockets")).isZero();
    assertThat(count("garuda.channel.left", "reason", "closed")).isEqualTo(1);
    assertThat(count("garuda.socket.closed", "code", "1006")).isEqualTo(1);
    assertThat(count("garuda.socket.messages", "direction", "received")).isEqualTo(2);
  }

  @Test
  void noClientCanAddTagsWithoutEnd() {
    for (int i = 0; i < 200; i++) {
      app.on("event" + i, (payload, socket) -> HandleInResult.reply("status", payload));
    }
    app.on("x".repeat(65), (payload, socket) -> HandleInResult.noReply());
    RecordedClient client = app.connect();
    for (int i = 0; i < 20; i++) {
      String ref = "" + i;
      client.joins("room:" + i, ref);
      client.pushes("room:" + i, ref, "unknown", "unknown" + i);
      client.next();
    }
    client.joins("room:1", "30");
    for (int i = 0; i < 200; i++) {
      client.pushes("room:1", "30", "e" + i, "event" + i);
      client.next();
    }
    client.pushes("room:1", "30", "long", "x".repeat(65));
    client.pushes("room:1", "30", "last", "event0");
    client.next();
    eventually(() -> count("garuda.channel.handled.in") == 222);
    assertThat(values("garuda.channel.handled.in", "event"))
        .hasSize(EventNames.MOST + 1)
        .contains("event0", "other")
        .noneMatch(name -> name.startsWith("unknown") || name.startsWith("xx"));
    assertThat(values("garuda.channel.handled.in", "result"))
        .containsExactlyInAnyOrder("crash", "noreply", "other");
    assertThat(registry.getMeters().stream()
            .flatMap(meter -> meter.getId().getTags().stream())
            .map(tag -> tag.getValue()))
        .noneMatch(value -> value.startsWith("room:") && !value.equals("room:*"));
  }

  @Test
  void requestsAreCountedByTheirRoutesNotTheirPaths() {
    RouteInfo route = new RouteInfo("GET", "/rooms/{id}", "RoomController.show", List.of());
    asked("GET", "/rooms/1", Optional.of(route), 200);
    asked("GET", "/rooms/2", Optional.of(route), 200);
    asked("FORGED", "/somewhere", Optional.empty(), 404);
    app.runtime
        .telemetry()
        .probe(Event.ErrorRendered.class)
        .emit(new Event.ErrorRendered(Duration.ZERO, "/somewhere", 404, null));
    assertThat(count("garuda.request", "method", "GET", "route", "/rooms/{id}", "status", "200"))
        .isEqualTo(2);
    assertThat(count("garuda.request", "method", "other", "route", "none", "status", "404"))
        .isEqualTo(1);
    assertThat(count("garuda.error.rendered", "status", "404")).isEqualTo(1);
  }

  private void asked(String method, String path, Optional<RouteInfo> route, int status) {
    app.runtime
        .telemetry()
        .probe(Event.RequestStopped.class)
        .emit(new Event.RequestStopped(Duration.ofMillis(1), method, path, route, status));
  }

  @Test
  void atTheEndNothingIsLeftInARegistryOfTheApplication() {
    registry.counter("the.applications.own");
    app.connect().joins("room:1", "1");
    eventually(() -> registry.find("garuda.channel.joined").timer() != null);
    meters.close();
    assertThat(registry.getMeters().stream().map(Meter::getId).map(Meter.Id::getName))
        .containsExactly("the.applications.own");
    assertThat(app.runtime.telemetry().probe(Event.ChannelHandledIn.class).isOn())
        .isFalse();
  }
}
