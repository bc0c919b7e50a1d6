package io.garuda.telemetry.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.channel.HandleInResult;
import io.garuda.channel.RecordedClient;
import io.garuda.channel.ScriptedApp;
import io.garuda.telemetry.Event;
import io.garuda.telemetry.Probe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlightRecordingTest {
  @TempDir
  Path folder;

  private final ScriptedApp app = new ScriptedApp();
  private final Probe<Event.ChannelHandledIn> handledIn =
      app.runtime.telemetry().probe(Event.ChannelHandledIn.class);

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void whatHappensWhileSomethingRecordsStandsInTheRecording() throws IOException {
    FlightRecording flight = FlightRecording.of(app.runtime.telemetry());
    try (Recording recording = new Recording()) {
      assertThat(handledIn.isOn()).isFalse();
      recording.start();
      assertThat(handledIn.isOn()).isTrue();
      app.on("say", (payload, socket) -> HandleInResult.noReply());
      RecordedClient client = app.connect();
      client.joins("room:1", "1");
      client.pushes("room:1", "1", "2", "say");
      client.says("['1','3','room:1','phx_leave',{}]");
      client.next();
      client.next();
      client.hangsUp();
      ScriptedApp.eventually(() -> app.runtime.metrics().getConnections() == 0);
      recording.stop();
      assertThat(handledIn.isOn()).isFalse();
      Path file = folder.resolve("garuda.jfr");
      recording.dump(file);
      List<RecordedEvent> events = RecordingFile.readAllEvents(file).stream()
          .filter(event -> event.getEventType().getName().startsWith("garuda."))
          .toList();
      assertThat(events.stream().map(event -> event.getEventType().getName()))
          .containsExactlyInAnyOrder(
              "garuda.SocketConnected",
              "garuda.ChannelJoined",
              "garuda.HandledIn",
              "garuda.ChannelLeft",
              "garuda.SocketClosed");
      RecordedEvent handled = events.stream()
          .filter(event -> event.getEventType().getName().equals("garuda.HandledIn"))
          .findFirst()
          .orElseThrow();
      assertThat(handled.getString("topic")).isEqualTo("room:1");
      assertThat(handled.getString("event")).isEqualTo("say");
      assertThat(handled.getString("result")).isEqualTo("noreply");
      assertThat(handled.getString("type")).endsWith("ScriptedChannel");
      assertThat(handled.getDuration("took")).isPositive();
    } finally {
      flight.close();
    }
  }

  @Test
  void oneThatStartedBeforeTheApplicationIsJoinedAndNothingStaysAfterIt() {
    try (Recording recording = new Recording()) {
      recording.start();
      FlightRecording flight = FlightRecording.of(app.runtime.telemetry());
      assertThat(handledIn.isOn()).isTrue();
      flight.close();
      assertThat(handledIn.isOn()).isFalse();
    }
    try (Recording later = new Recording()) {
      later.start();
      assertThat(handledIn.isOn()).isFalse();
    }
  }
}
