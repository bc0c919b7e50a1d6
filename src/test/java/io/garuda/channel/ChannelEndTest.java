package io.garuda.channel;

import static io.garuda.channel.ScriptedApp.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.socket.Broadcast;
import io.garuda.socket.Payload;
import io.garuda.socket.Topic;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a joined channel ends: what its client hears, its channel is told and what is let go. */
class ChannelEndTest {
  private final ScriptedApp app = new ScriptedApp();

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void aChannelThatStopsAnswersFirstThenCloses() {
    app.on("stop", (payload, socket) -> HandleInResult.stop(Payload.of("bye", true)));
    RecordedClient client = app.connect();
    client.joins("room:1", "1");
    client.pushes("room:1", "1", "2", "stop");
    client.hears(
        "['1','2','room:1','phx_reply',{'status':'ok','response':{'bye':true}}]",
        "['1','1','room:1','phx_close',{}]");
    app.assertEnds("room:1 STOPPED");
    client.joins("room:1", "3");
    app.assertAllReleasedOnce();
    app.assertEnds("room:1 STOPPED", "room:1 CLOSED");
  }

  @Test
  @SuppressWarnings("NullAway") // an application without it may return null
  void aCrashEndsItsChannelAlone() {
    app.on("crash", (payload, socket) -> {
      throw new IllegalStateException("no database");
    });
    app.on("null", (payload, socket) -> null);
    app.on("echo", (payload, socket) -> HandleInResult.reply(payload));
    RecordedClient client = app.connect();
    client.joins("room:steady", "9");
    for (String event : new String[] {"crash", "unknown", "null"}) {
      client.joins("room:1", "1");
      client.pushes("room:1", "1", "2", event);
      client.hears("['1','1','room:1','phx_error',{'reason':'channel_crash'}]");
      client.pushes("room:1", "1", "3", "echo");
      client.hears(
          "[null,'3','room:1','phx_reply',{'status':'error','response':{'reason':'unmatched"
              + " topic'}}]");
    }
    client.pushes("room:steady", "9", "4", "echo");
    client.hears("['9','4','room:steady','phx_reply',{'status':'ok','response':{}}]");
    app.assertEnds("room:1 CRASHED", "room:1 CRASHED", "room:1 CRASHED");
    app.assertAllReleasedOnce();
  }

  @Test
  void everyCallbackMayCrash() {
    CompletableFuture<Socket> joined = new CompletableFuture<>();
    app.intercept("out", (event, socket) -> {
      throw new StackOverflowError();
    });
    app.onInfo((message, socket) -> {
      throw new IllegalStateException("info");
    });
    app.onJoin("room:after", (params, socket) -> {
      socket.afterJoin(() -> {
        throw new IllegalStateException("after");
      });
      return JoinResult.joined();
    });
    app.onJoin("room:info", (params, socket) -> {
      joined.complete(socket);
      return JoinResult.joined();
    });
    RecordedClient client = app.connect();
    client.joins("room:after", "1");
    client.hears("['1','1','room:after','phx_error',{'reason':'channel_crash'}]");
    client.joins("room:info", "2");
    joined.join().send("message");
    client.hears("['2','2','room:info','phx_error',{'reason':'channel_crash'}]");
    client.joins("room:out", "3");
    app.runtime
        .pubSub()
        .broadcast(new Broadcast(Topic.of("room:out"), "out", Payload.empty()), null);
    client.hears("['3','3','room:out','phx_error',{'reason':'channel_crash'}]");
    app.assertAllReleasedOnce();
    app.assertEnds("room:after CRASHED", "room:info CRASHED", "room:out CRASHED");
  }

  @Test
  void aTerminateThatCrashesStillLetsGo() {
    app.onTerminate((reason, socket) -> {
      throw new IllegalStateException("terminate");
    });
    RecordedClient client = app.connect();
    client.joins("room:1", "1");
    client.says("['1','2','room:1','phx_leave',{}]");
    client.hears(
        "['1','2','room:1','phx_reply',{'status':'ok','response':{}}]",
        "['1','1','room:1','phx_close',{}]");
    app.assertAllReleasedOnce();
    assertThat(app.runtime.pubSub().subscribers("room:1")).isZero();
    client.hearsNothing();
  }

  @Test
  void whatTerminateSendsFollowsTheClose() {
    app.onTerminate((reason, socket) -> {
      socket.push("mine", Payload.empty());
      socket.broadcast("ours", Payload.empty());
    });
    RecordedClient other = app.connect();
    other.joins("room:1", "1");
    RecordedClient client = app.connect();
    client.joins("room:1", "1");
    client.says("['1','2','room:1','phx_leave',{}]");
    client.hears(
        "['1','2','room:1','phx_reply',{'status':'ok','response':{}}]",
        "['1','1','room:1','phx_close',{}]",
        "['1',null,'room:1','mine',{}]");
    other.hears("[null,null,'room:1','ours',{}]");
    client.hearsNothing();
  }

  @Test
  void aSecondJoinIsAnsweredBeforeTheFirstOneCloses() {
    app.on("echo", (payload, socket) -> HandleInResult.reply(payload));
    RecordedClient client = app.connect();
    client.joins("room:1", "1");
    client.joins("room:1", "2");
    client.hears("['1','1','room:1','phx_close',{}]");
    app.assertEnds("room:1 DUPLICATE_JOIN");
    client.pushes("room:1", "1", "3", "echo");
    client.pushes("room:1", "2", "4", "echo");
    client.hears("['2','4','room:1','phx_reply',{'status':'ok','response':{}}]");
    assertThat(app.runtime.pubSub().subscribers("room:1")).isEqualTo(1);
    app.assertAllReleasedOnce();
    app.assertEnds("room:1 DUPLICATE_JOIN", "room:1 CLOSED");
  }

  @Test
  void aSecondJoinThatIsRefusedClosesTheFirstOneAllTheSame() {
    RecordedClient client = app.connect();
    client.joins("room:1", "1");
    app.onJoin("room:1", (params, socket) -> JoinResult.refused("no more"));
    client.says("['2','2','room:1','phx_join',{}]");
    client.hears(
        "['2','2','room:1','phx_reply',{'status':'error','response':{'reason':'no more'}}]",
        "['1','1','room:1','phx_close',{}]");
    app.assertEnds("room:1 DUPLICATE_JOIN");
    assertThat(app.runtime.pubSub().subscribers("room:1")).isZero();
    app.assertAllReleasedOnce();
  }

  @Test
  void aReplacedChannelSaysNothingMore() {
    CountDownLatch handling = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    app.on("wait", (payload, socket) -> {
      handling.countDown();
      await(go);
      socket.push("late", Payload.empty());
      return HandleInResult.reply(Payload.empty());
    });
    RecordedClient client = app.connect();
    client.joins("room:1", "1");
    client.pushes("room:1", "1", "2", "wait");
    await(handling);
    client.joins("room:1", "3");
    client.hears("['1','1','room:1','phx_close',{}]");
    go.countDown();
    app.assertEnds("room:1 DUPLICATE_JOIN");
    client.hearsNothing();
  }

  @Test
  void joinsOfOneTopicInQuickSuccessionEachJoinOnce() {
    app.mount = app.mount.limits(Limits::withoutRates);
    RecordedClient client = app.connect();
    int joins = 3_000;
    for (int i = 1; i <= joins; i++) {
      client.says("['" + i + "','" + i + "','room:1','phx_join',{}]");
      if (i % 2 == 0) {
        client.says("[null,'h','phoenix','heartbeat',{}]");
      }
      if (i % 100 == 0) {
        String reply =
            "['" + i + "','" + i + "','room:1','phx_reply',{'status':'ok','response':{}}]";
        String frame = client.next();
        while (!frame.equals(reply) && !frame.equals("nothing")) {
          frame = client.next();
        }
        assertThat(frame).isEqualTo(reply);
      }
    }
    app.assertAllReleasedOnce();
    assertThat(app.handles).hasSize(joins + 1);
    assertThat(app.ends).hasSize(joins);
  }
}
