package io.garuda.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.param.ParamFilter;
import io.garuda.param.Params;
import io.garuda.param.ShownParams;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SocketLogTest {
  private static final Duration TOOK = Duration.ofNanos(52_900);

  private final Telemetry telemetry = new Telemetry();

  @RegisterExtension
  final LogLines log =
      new LogLines(SocketLog.class, entry -> entry.getLevel() + " " + entry.getMessage());

  @BeforeEach
  void listen() {
    SocketLog.attach(telemetry);
  }

  private static SocketInfo socket(System.Logger.Level level) {
    return new SocketInfo(
        SocketLogTest.class, "/socket", "websocket", "2.0.0", Optional.empty(), level);
  }

  private static ChannelInfo channel(String topic, System.Logger.Level handleIn) {
    return new ChannelInfo(
        socket(System.Logger.Level.INFO),
        topic,
        "room:*",
        SocketLogTest.class,
        System.Logger.Level.INFO,
        handleIn);
  }

  private void connects(System.Logger.Level level, String result, String reason) {
    telemetry
        .probe(Event.SocketConnected.class)
        .emit(new Event.SocketConnected(
            TOOK,
            socket(level),
            result,
            403,
            reason,
            ShownParams.of(new ParamFilter(), Params.of(Map.of("token", "t")))));
  }

  private void joins(ChannelInfo channel, String result) {
    telemetry
        .probe(Event.ChannelJoined.class)
        .emit(new Event.ChannelJoined(
            Duration.ofMillis(3), channel, result, ShownParams.json(new ParamFilter(), "{}")));
  }

  private void handles(ChannelInfo channel, String event, String params) {
    telemetry
        .probe(Event.ChannelHandledIn.class)
        .emit(new Event.ChannelHandledIn(
            TOOK, channel, event, false, "ok", ShownParams.json(new ParamFilter(), params)));
  }

  @Test
  void aConnectionIsToldAsPhoenixDoes() {
    connects(System.Logger.Level.INFO, "ok", "");
    connects(System.Logger.Level.INFO, "vsn", "got: \"\n\"");
    connects(System.Logger.Level.OFF, "ok", "");
    assertThat(String.join("\n", log.all())).isEqualTo("""
        INFO CONNECTED TO SocketLogTest in 52µs
          Transport: websocket
          Serializer: 2.0.0
          Parameters: {"token": "[FILTERED]"}
        INFO REFUSED CONNECTION TO SocketLogTest in 52µs
          Reason: got: "\\u000a"
          Transport: websocket
          Serializer: 2.0.0
          Parameters: {"token": "[FILTERED]"}""");
  }

  @Test
  void joinsAndEventsAreToldAtTheLevelsOfTheChannel() {
    ChannelInfo room = channel("room:1", System.Logger.Level.DEBUG);
    joins(room, "ok");
    joins(room, "error");
    handles(room, "new_msg", "{\"password\":1}");
    assertThat(String.join("\n", log.all())).isEqualTo("""
        INFO JOINED room:1 in 3ms
          Parameters: {}
        INFO REFUSED JOIN room:1 in 3ms
          Result: error
          Parameters: {}
        FINE HANDLED new_msg INCOMING ON room:1 (SocketLogTest) in 52µs
          Parameters: {"password":"[FILTERED]"}""");
  }

  @Test
  void aClientForgesNoLine() {
    ChannelInfo room = channel("room:\nINFO JOINED", System.Logger.Level.DEBUG);
    joins(room, "ok");
    handles(room, "e\r\nINFO", "{\"a\\nb\":\"\u202e\\n\"}");
    assertThat(log.all()).hasSize(2).noneMatch(line -> line.contains("\nINFO"));
    assertThat(log.all().get(1)).contains("{\"a\\nb\":\"\\u202e\\n\"}");
  }

  @Test
  void eventsAreNotListenedToWhileTheLogLeavesThemOut() {
    log.level(Level.INFO);
    Probe<Event.ChannelHandledIn> events = telemetry.probe(Event.ChannelHandledIn.class);
    joins(channel("room:1", System.Logger.Level.DEBUG), "ok");
    assertThat(events.isOn()).isFalse();
    joins(channel("room:1", System.Logger.Level.INFO), "ok");
    assertThat(events.isOn()).isTrue();
    joins(channel("room:1", System.Logger.Level.DEBUG), "ok");
    handles(channel("room:1", System.Logger.Level.DEBUG), "quiet", "{}");
    assertThat(log.all()).hasSize(3);
  }
}
