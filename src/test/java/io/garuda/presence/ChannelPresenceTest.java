package io.garuda.presence;

import static io.garuda.channel.ScriptedApp.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.channel.HandleInResult;
import io.garuda.channel.JoinResult;
import io.garuda.channel.RecordedClient;
import io.garuda.channel.ScriptedApp;
import io.garuda.channel.Socket;
import io.garuda.channel.SocketRuntime;
import io.garuda.socket.Payload;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A channel's presence ends with it, however it ends. */
class ChannelPresenceTest {
  private static final String TOPIC = "room:1";
  private static final Duration LONG = Duration.ofMinutes(1);

  private final ScriptedApp app = new ScriptedApp();
  private final Presence presence = new Presence(app.runtime) {};

  @BeforeEach
  void tracksAfterTheJoin() {
    app.onJoin(TOPIC, (params, socket) -> {
      socket.afterJoin(() -> enter(socket));
      return JoinResult.joined();
    });
  }

  @AfterEach
  void close() {
    app.close();
  }

  private void enter(Socket socket) {
    presence.track(socket, "ann", Map.of());
    socket.push("presence_state", Payload.json(presence.list(socket)));
  }

  private RecordedClient joined() {
    RecordedClient client = app.connect();
    client.joins(TOPIC, "1");
    assertThat(client.next()).startsWith("['1',null,'room:1','presence_state',{'ann':");
    assertThat(client.next()).startsWith("[null,null,'room:1','presence_diff',{'joins':{'ann':");
    return client;
  }

  private void assertNothingLeft() {
    eventually(() -> presence.list(TOPIC).isEmpty());
    eventually(() -> presence.memory() == 0);
  }

  @Test
  void itEndsWhenTheClientLeaves() {
    joined().pushes(TOPIC, "1", "2", "phx_leave");
    assertNothingLeft();
  }

  @Test
  void itEndsWhenTheConnectionIsGone() {
    joined().hangsUp();
    assertThat(presence.list(TOPIC)).isEmpty();
    assertNothingLeft();
  }

  @Test
  void itEndsWhenTheChannelStopsOrCrashes() {
    app.on("stop", (payload, socket) -> HandleInResult.stop());
    for (String event : new String[] {"stop", "crash"}) {
      joined().pushes(TOPIC, "1", "2", event);
      assertNothingLeft();
    }
  }

  /** Keeps those who are lost on one topic for a while, and is broken for another. */
  private static final class Patient extends Presence {
    private final Duration grace;

    Patient(SocketRuntime runtime, Duration grace) {
      super(runtime);
      this.grace = grace;
    }

    @Override
    protected Duration grace(String topic) {
      if (!topic.equals(TOPIC)) {
        throw new IllegalStateException("no such room");
      }
      return grace;
    }
  }

  private void serve(Presence patient, String topic) {
    app.onJoin(topic, (params, socket) -> {
      socket.afterJoin(() -> {
        patient.track(socket, "ann", Map.of());
        socket.push("here", Payload.of("count", patient.count(topic)));
      });
      return JoinResult.joined();
    });
  }

  private RecordedClient here(String topic) {
    RecordedClient client = app.connect();
    client.joins(topic, "1");
    assertThat(client.next()).startsWith("['1',null,'" + topic + "','here',{'count':1}");
    return client;
  }

  @Test
  void whoComesBackWithinTheGraceWasNeverGone() {
    Presence patient = new Patient(app.runtime, LONG);
    serve(patient, TOPIC);
    List<String> diffs = new CopyOnWriteArrayList<>();
    app.runtime.pubSub().subscribe(TOPIC, diff -> diffs.add(diff.payload().json()));
    RecordedClient first = here(TOPIC);
    eventually(() -> diffs.size() == 1);
    first.hangsUp();
    assertThat(patient.count(TOPIC)).isEqualTo(1);
    here(TOPIC);
    eventually(() -> diffs.size() == 2);
    assertThat(diffs.get(1)).startsWith("{\"joins\":{\"ann\":").contains("\"leaves\":{\"ann\":");
    assertThat(patient.getByKey(TOPIC, "ann").orElseThrow().metas()).hasSize(1);
  }

  @Test
  void whoStaysAwayLeavesAfterTheGrace() {
    Presence patient = new Patient(app.runtime, Duration.ofMillis(300));
    serve(patient, TOPIC);
    here(TOPIC).hangsUp();
    assertThat(patient.count(TOPIC)).isEqualTo(1);
    eventually(() -> patient.memory() == 0);
    assertThat(patient.count(TOPIC)).isZero();
  }

  @Test
  void whoLeavesHasNoGrace() {
    Presence patient = new Patient(app.runtime, LONG);
    serve(patient, TOPIC);
    here(TOPIC).pushes(TOPIC, "1", "2", "phx_leave");
    eventually(() -> patient.count(TOPIC) == 0);
    eventually(() -> patient.memory() == 0);
  }

  @Test
  void whereTheGraceCannotBeAskedPresencesLeaveAtOnce() {
    Presence patient = new Patient(app.runtime, LONG);
    serve(patient, "room:2");
    here("room:2").hangsUp();
    assertThat(patient.count("room:2")).isZero();
    eventually(() -> patient.memory() == 0);
  }

  @Test
  void aSecondJoinOfTheTopicTakesItsPlace() {
    RecordedClient client = joined();
    List<String> before = refs();
    client.says("['3','3','room:1','phx_join',{}]");
    eventually(() -> refs().size() == 1 && !refs().equals(before));
  }

  private List<String> refs() {
    return presence.getByKey(TOPIC, "ann").stream()
        .flatMap(entry -> entry.metas().stream())
        .map(PresenceMeta::ref)
        .toList();
  }

  @Test
  void aJoinThatIsRefusedOrThrowsTracksNobody() {
    app.onJoin("room:refused", (params, socket) -> {
      presence.track(socket, "ann", Map.of());
      return JoinResult.refused("no");
    });
    app.onJoin("room:crash", (params, socket) -> {
      presence.track(socket, "ann", Map.of());
      throw new IllegalStateException("no database");
    });
    RecordedClient client = app.connect();
    for (String topic : new String[] {"room:refused", "room:crash"}) {
      client.says("['1','1','" + topic + "','phx_join',{}]");
      assertThat(client.next()).contains("'status':'error'");
      assertThat(presence.list(topic)).isEmpty();
    }
    assertNothingLeft();
  }

  @Test
  void aJoinThatIsLateTracksNobodyBeforeNorAfter() {
    app.mount = app.mount.limits(limits -> limits.joinTimeout(Duration.ofMillis(50)));
    CountDownLatch over = new CountDownLatch(1);
    app.onJoin("room:late", (params, socket) -> {
      presence.track(socket, "before", Map.of());
      eventually(() -> presence.list("room:late").isEmpty());
      presence.track(socket, "after", Map.of());
      presence.update(socket, "before", Map.of());
      over.countDown();
      return JoinResult.joined();
    });
    RecordedClient client = app.connect();
    client.says("['1','1','room:late','phx_join',{}]");
    assertThat(client.next()).contains("join timeout");
    ScriptedApp.await(over);
    assertThat(presence.list("room:late")).isEmpty();
    assertNothingLeft();
  }

  @Test
  void whatIsTrackedWhileTheConnectionGoesLeavesNothingBehind() {
    app.on("more", (payload, socket) -> {
      for (int i = 0; i < 20; i++) {
        presence.track(socket, "more" + i, Map.of());
        presence.track("room:other", "more" + i, Map.of(), socket);
      }
      return HandleInResult.noReply();
    });
    for (int round = 0; round < 100; round++) {
      RecordedClient client = app.connect();
      client.joins(TOPIC, "1");
      client.pushes(TOPIC, "1", "2", "more");
      client.hangsUp();
    }
    eventually(() -> presence.list("room:other").isEmpty());
    assertNothingLeft();
  }

  @Test
  void aChannelThatIsBusyHoldsUpNoDiffOfOthers() {
    CountDownLatch busy = new CountDownLatch(1);
    RecordedClient witness = joined();
    RecordedClient client = app.connect();
    client.joins("room:2", "1");
    app.on("elsewhere", (payload, socket) -> {
      presence.track(TOPIC, "carl", Map.of(), socket);
      ScriptedApp.await(busy);
      return HandleInResult.noReply();
    });
    client.pushes("room:2", "1", "2", "elsewhere");
    assertThat(witness.next()).contains("presence_diff").contains("carl");
    busy.countDown();
  }
}
