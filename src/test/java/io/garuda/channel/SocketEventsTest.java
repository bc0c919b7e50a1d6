package io.garuda.channel;

import static io.garuda.channel.ScriptedApp.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.socket.Payload;
import io.garuda.telemetry.Event;
import io.garuda.telemetry.Telemetry;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** That each event of sockets and channels really happens, and what it says. */
class SocketEventsTest {
  private final ScriptedApp app = new ScriptedApp();
  private final Telemetry telemetry = app.runtime.telemetry();
  private final Queue<String> told = new ConcurrentLinkedQueue<>();

  @AfterEach
  void close() {
    app.close();
  }

  private <E extends Event> void tells(Class<E> type, Function<E, String> what) {
    telemetry.attach(type, event -> told.add(event.name() + " " + what.apply(event)));
  }

  private void assertTold(String... expected) {
    eventually(() -> told.size() >= expected.length);
    assertThat(told).containsExactly(expected);
  }

  @Test
  void aConnectIsToldWithItsParamsFiltered() {
    tells(
        Event.SocketConnected.class,
        event -> event.result() + event.status() + event.reason() + " "
            + event.socket().transport() + " " + event.socket().vsn() + " "
            + event.socket().handler().getSimpleName() + event.socket().path() + " "
            + event.socket().id() + " " + event.params());
    app.id = java.util.Optional.of("user:1");
    app.connect("vsn=2.0.0&password=1234&x=y");
    assertTold("phoenix.socket_connected ok101 websocket 2.0.0 ScriptedSocket/socket"
        + " Optional[user:1] {\"vsn\": \"2.0.0\", \"password\": \"[FILTERED]\", \"x\": \"y\"}");
  }

  @Test
  void aRefusalIsToldWithWhoRefused() {
    tells(Event.SocketConnected.class, event -> event.result() + event.status());
    app.tryConnect("vsn=9.0.0");
    app.onConnect = () -> ConnectResult.refused("no");
    app.tryConnect("vsn=2.0.0");
    app.onConnect = () -> {
      throw new IllegalStateException("planted");
    };
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> app.tryConnect("vsn=2.0.0"))
        .isInstanceOf(IllegalStateException.class);
    app.runtime.refused(app.mount, io.garuda.param.Params.empty(), "websocket", 403, "origin");
    assertTold(
        "phoenix.socket_connected vsn403",
        "phoenix.socket_connected connect403",
        "phoenix.socket_connected crash500",
        "phoenix.socket_connected origin403");
  }

  @Test
  void theLifeOfAChannelIsTold() {
    tells(Event.SocketOpened.class, event -> event.socket().transport());
    tells(
        Event.ChannelJoined.class,
        event -> event.channel().topic() + " " + event.channel().pattern() + " "
            + event.channel().channel().getSimpleName() + " " + event.result() + " "
            + event.params() + later(event.duration()));
    tells(
        Event.ChannelHandledIn.class,
        event ->
            event.event() + " " + event.result() + " " + event.params() + later(event.duration()));
    tells(Event.ChannelPushed.class, event -> event.event() + " " + event.bytes());
    tells(Event.ChannelLeft.class, event -> event.reason() + later(event.lifetime()));
    tells(
        Event.SocketClosed.class,
        event -> event.code() + " " + event.received().frames() + " "
            + event.received().bytes() + later(event.lifetime()));
    app.on("say", (payload, socket) -> {
      socket.push("said", Payload.of("n", 1));
      return HandleInResult.reply(Payload.empty());
    });
    RecordedClient client = app.connect();
    client.says("['1','1','room:1','phx_join',{'token':'t','n':{'password':1}}]");
    client.next();
    client.says("['1','2','room:1','say',{'password':'p','a':[{'user_token':{'x':1}}]}]");
    client.next();
    client.next();
    client.says("['1','3','room:1','phx_leave',{}]");
    eventually(() -> told.stream().anyMatch(event -> event.contains("left")));
    client.hangsUp();
    assertTold(
        "garuda.socket_opened websocket",
        "phoenix.channel_joined room:1 room:* ScriptedChannel ok"
            + " {\"token\":\"[FILTERED]\",\"n\":{\"password\":\"[FILTERED]\"}}",
        "garuda.channel_pushed said 34",
        "phoenix.channel_handled_in say ok"
            + " {\"password\":\"[FILTERED]\",\"a\":[{\"user_token\":\"[FILTERED]\"}]}",
        "garuda.channel_left left",
        "garuda.socket_closed 1006 3 165");
  }

  private static String later(Duration duration) {
    return duration.isZero() || duration.isNegative() ? " never" : "";
  }

  @Test
  void howAJoinAndAChannelEndIsTold() {
    tells(Event.ChannelJoined.class, Event.ChannelJoined::result);
    tells(Event.ChannelHandledIn.class, event -> event.event() + " " + event.result());
    tells(Event.ChannelLeft.class, Event.ChannelLeft::reason);
    app.onJoin("room:no", (params, socket) -> JoinResult.refused("no"));
    app.onJoin("room:crash", (params, socket) -> {
      throw new IllegalStateException("planted");
    });
    app.on("quiet", (payload, socket) -> HandleInResult.noReply());
    app.on("stop", (payload, socket) -> HandleInResult.stop(Payload.empty()));
    RecordedClient client = app.connect();
    client.says("['1','1','room:no','phx_join',{}]");
    client.next();
    client.says("['2','2','room:crash','phx_join',{}]");
    client.next();
    client.joins("room:1", "3");
    client.pushes("room:1", "3", "4", "quiet");
    client.pushes("room:1", "3", "5", "stop");
    eventually(() -> told.size() == 6);
    client.next();
    client.next();
    client.joins("room:1", "6");
    client.pushes("room:1", "6", "7", "unknown");
    assertTold(
        "phoenix.channel_joined error",
        "phoenix.channel_joined crash",
        "phoenix.channel_joined ok",
        "phoenix.channel_handled_in quiet noreply",
        "phoenix.channel_handled_in stop stop",
        "garuda.channel_left stopped",
        "phoenix.channel_joined ok",
        "phoenix.channel_handled_in unknown crash",
        "garuda.channel_left crashed");
  }

  @Test
  void aJoinThatIsTooLateIsToldAndWhatItStillSays() {
    app.mount = app.mount.limits(limits -> limits.joinTimeout(Duration.ofMillis(50)));
    CountDownLatch pushed = new CountDownLatch(1);
    app.onJoin("room:1", (params, socket) -> {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        socket.push("late", Payload.empty());
        pushed.countDown();
      }
      return JoinResult.joined();
    });
    tells(Event.ChannelJoinLate.class, event -> event.deadline().toString());
    tells(Event.ChannelJoined.class, Event.ChannelJoined::result);
    tells(Event.ChannelMuted.class, Event.ChannelMuted::what);
    app.connect().says("['1','1','room:1','phx_join',{}]");
    ScriptedApp.await(pushed);
    eventually(() -> told.size() == 3);
    assertThat(told)
        .containsExactlyInAnyOrder(
            "garuda.channel_join_late PT0.05S",
            "phoenix.channel_joined timeout",
            "garuda.channel_muted push");
    assertThat(app.runtime.metrics().getLateJoins()).isEqualTo(1);
  }

  @Test
  void broadcastsAndHandleOutAreTold() {
    tells(
        Event.Broadcast.class,
        event ->
            event.topic() + " " + event.event() + " " + event.recipients() + " " + event.bytes());
    tells(Event.ChannelHandledOut.class, event -> event.event() + " " + event.result());
    app.intercept("out", (event, socket) -> {});
    RecordedClient client = app.connect();
    client.joins("room:1", "1");
    app.runtime.pubSub().broadcast(broadcast("out"), null);
    app.runtime.pubSub().broadcast(broadcast("plain"), null);
    eventually(() -> told.size() == 3);
    assertThat(told)
        .containsExactlyInAnyOrder(
            "garuda.broadcast room:1 out 1 7",
            "garuda.broadcast room:1 plain 1 7",
            "garuda.channel_handled_out out ok");
  }

  private static io.garuda.socket.Broadcast broadcast(String event) {
    return new io.garuda.socket.Broadcast(
        io.garuda.socket.Topic.of("room:1"), event, Payload.of("n", 1));
  }

  @Test
  void aDrainIsTold() {
    tells(
        Event.SocketDrain.class,
        event -> event.count() + " of " + event.total() + ", " + event.index() + " of "
            + event.rounds());
    app.connect();
    app.connect();
    app.runtime.drain().start();
    assertTold("phoenix.socket_drain 2 of 2, 1 of 1");
  }

  @Test
  void heartbeatsAreToldWithTheTimeBetweenThem() {
    tells(Event.SocketHeartbeat.class, event -> event.interval().isZero() ? "first" : "later");
    RecordedClient client = app.connect();
    client.says("[null,'1','phoenix','heartbeat',{}]");
    client.says("[null,'2','phoenix','heartbeat',{}]");
    assertTold("garuda.socket_heartbeat first", "garuda.socket_heartbeat later");
  }

  @Test
  void whatWaitsIsToldAndWhenItIsTooMuch() {
    app.mount = app.mount.limits(limits -> limits.maxWaiting(3, 1 << 20));
    CountDownLatch go = new CountDownLatch(1);
    app.on("block", (payload, socket) -> {
      ScriptedApp.await(go);
      return HandleInResult.noReply();
    });
    tells(
        Event.SocketOverloaded.class,
        event -> event.reason() + " " + event.waitingMessages() + " " + event.waitingBytes());
    Consumer<Event.ChannelMailbox> depths =
        event -> told.add("depth " + event.depth() + " of " + event.waitingMessages());
    RecordedClient client = app.connect();
    client.joins("room:1", "1");
    client.pushes("room:1", "1", "2", "block");
    eventually(() -> app.tasks.get() == 2);
    telemetry.attach(Event.ChannelMailbox.class, depths);
    for (int i = 3; i < 7; i++) {
      client.pushes("room:1", "1", "" + i, "block");
    }
    go.countDown();
    assertTold("garuda.socket_overloaded overloaded 3 6", "depth 3 of 3");
    assertThat(app.runtime.metrics().getOverloadedClients()).isEqualTo(1);
  }
}
