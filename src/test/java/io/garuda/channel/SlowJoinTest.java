package io.garuda.channel;

import static io.garuda.channel.ScriptedApp.await;
import static io.garuda.channel.ScriptedApp.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.socket.Broadcast;
import io.garuda.socket.Payload;
import io.garuda.socket.Topic;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens to a topic while its join runs, and when it runs too long. */
class SlowJoinTest {
  private final ScriptedApp app = new ScriptedApp();
  private final CountDownLatch joining = new CountDownLatch(1);
  private final CountDownLatch go = new CountDownLatch(1);

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void aPushMeanwhileIsHandledAfterTheJoin() {
    joinSlowly(JoinResult.joined());
    app.on("echo", (payload, socket) -> HandleInResult.reply(payload));
    RecordedClient client = joiningClient();
    client.pushes("room:1", "1", "2", "echo");
    go.countDown();
    client.hears(ok("1", "1"), ok("1", "2"));
  }

  @Test
  void aLeaveMeanwhileIsAnsweredAfterTheJoin() {
    joinSlowly(JoinResult.joined());
    RecordedClient client = joiningClient();
    client.says("['1','2','room:1','phx_leave',{}]");
    go.countDown();
    client.hears(ok("1", "1"), ok("1", "2"), "['1','1','room:1','phx_close',{}]");
    app.assertEnds("room:1 LEFT");
    app.assertAllReleasedOnce();
  }

  @Test
  void whatCameMeanwhileIsUnmatchedOnceTheJoinIsRefused() {
    joinSlowly(JoinResult.refused("no"));
    RecordedClient client = joiningClient();
    client.pushes("room:1", "1", "2", "echo");
    client.says("['1','3','room:1','phx_leave',{}]");
    go.countDown();
    client.hears(
        "['1','1','room:1','phx_reply',{'status':'error','response':{'reason':'no'}}]",
        "[null,'2','room:1','phx_reply',{'status':'error','response':{'reason':'unmatched"
            + " topic'}}]",
        ok("1", "3"));
    app.assertAllReleasedOnce();
  }

  @Test
  void aSecondJoinMeanwhileFollowsTheFirst() {
    joinSlowly(JoinResult.joined());
    app.on("echo", (payload, socket) -> HandleInResult.reply(payload));
    RecordedClient client = joiningClient();
    client.says("['2','2','room:1','phx_join',{}]");
    client.pushes("room:1", "2", "3", "echo");
    client.says("['4','4','room:1','phx_join',{}]");
    client.pushes("room:1", "4", "5", "echo");
    client.hearsNothing();
    go.countDown();
    client.hears(ok("1", "1"), ok("2", "2"));
    assertThat(client.next() + client.next() + client.next() + client.next())
        .contains("['1','1','room:1','phx_close',{}]", "['2','2','room:1','phx_close',{}]")
        .contains(ok("4", "4"), ok("4", "5"));
    app.assertAllReleasedOnce();
    app.assertEnds("room:1 DUPLICATE_JOIN", "room:1 DUPLICATE_JOIN", "room:1 CLOSED");
  }

  @Test
  void aSecondJoinMeanwhileIsAnsweredThoughTheFirstCrashesRightAfterItsReply() {
    app.onJoin("room:1", (params, socket) -> {
      if (joining.getCount() == 0) {
        return JoinResult.joined();
      }
      joining.countDown();
      await(go);
      socket.afterJoin(() -> {
        throw new IllegalStateException("after");
      });
      return JoinResult.joined();
    });
    RecordedClient client = joiningClient();
    client.says("['2','2','room:1','phx_join',{}]");
    client.hearsNothing();
    go.countDown();
    client.hears(ok("1", "1"), "['1','1','room:1','phx_error',{'reason':'channel_crash'}]");
    client.hears(ok("2", "2"));
    app.assertAllReleasedOnce();
  }

  @Test
  void aJoinThatTakesTooLongIsInterruptedAndAnswered() {
    app.mount = app.mount.limits(limits -> limits.joinTimeout(Duration.ofMillis(100)));
    joinSlowly(JoinResult.joined());
    RecordedClient client = joiningClient();
    client.hears(timeout("1"));
    app.assertAllReleasedOnce();
    app.assertEnds();
    client.hearsNothing();
  }

  @Test
  void aJoinThatEndsTooLateIsInert() {
    app.mount = app.mount.limits(limits -> limits.joinTimeout(Duration.ofMillis(100)));
    CountDownLatch over = new CountDownLatch(1);
    app.onJoin("room:1", (params, socket) -> {
      joining.countDown();
      socket.subscribe("news");
      waitWhateverInterrupts();
      socket.afterJoin(() -> socket.push("state", Payload.empty()));
      socket.push("early", Payload.empty());
      over.countDown();
      return JoinResult.joined(Payload.of("late", true));
    });
    RecordedClient client = joiningClient();
    client.hears(timeout("1"));
    client.pushes("room:1", "1", "2", "echo");
    client.hears("[null,'2','room:1','phx_reply',{'status':'error','response':{'reason':'unmatched"
        + " topic'}}]");
    go.countDown();
    await(over);
    app.assertAllReleasedOnce();
    publish("room:1", "e");
    client.hearsNothing();
    app.assertEnds();
    assertThat(app.runtime.pubSub().subscribers("room:1")).isZero();
    assertThat(app.runtime.pubSub().subscribers("news")).isZero();
  }

  @Test
  void anotherJoinDoesNotWaitForOneThatTookTooLong() {
    app.mount = app.mount.limits(limits -> limits.joinTimeout(Duration.ofMillis(100)));
    app.onJoin("room:1", (params, socket) -> {
      if (joining.getCount() > 0) {
        joining.countDown();
        waitWhateverInterrupts();
      }
      return JoinResult.joined();
    });
    RecordedClient client = joiningClient();
    client.says("['2','2','room:1','phx_join',{}]");
    client.hears(timeout("1"), ok("2", "2"));
    go.countDown();
    publish("room:1", "e");
    String next = client.next();
    if (next.contains("phx_close")) { // of the first, which its client has given up
      next = client.next();
    }
    assertThat(next).isEqualTo("[null,null,'room:1','e',{}]");
    app.assertAllReleasedOnce();
    app.assertEnds("room:1 CLOSED");
  }

  @Test
  void aConnectionThatClosesMeanwhileInterruptsTheJoin() {
    CountDownLatch interrupted = new CountDownLatch(1);
    app.onJoin("room:1", (params, socket) -> {
      joining.countDown();
      try {
        go.await();
      } catch (InterruptedException e) {
        interrupted.countDown();
      }
      return JoinResult.joined();
    });
    RecordedClient client = joiningClient();
    app.assertAllReleasedOnce();
    await(interrupted);
    app.assertEnds();
    eventually(() -> app.runtime.pubSub().subscribers("room:1") == 0);
    client.hearsNothing();
  }

  @Test
  void aLeaveBeforeTheConnectionClosedMeanwhileIsDropped() {
    joinSlowly(JoinResult.joined());
    RecordedClient client = joiningClient();
    client.says("['1','2','room:1','phx_leave',{}]");
    client.hangsUp();
    go.countDown();
    eventually(() -> app.handles.stream().allMatch(releases -> releases.get() == 1));
    client.hearsNothing();
    int tasks = app.tasks.get();
    client.hearsNothing();
    assertThat(app.tasks).hasValue(tasks);
  }

  private void joinSlowly(JoinResult result) {
    app.onJoin("room:1", (params, socket) -> {
      joining.countDown();
      go.await();
      return result;
    });
  }

  private void waitWhateverInterrupts() {
    while (true) {
      try {
        go.await();
        return;
      } catch (InterruptedException e) {
        // this channel does not care
      }
    }
  }

  private RecordedClient joiningClient() {
    RecordedClient client = app.connect();
    client.says("['1','1','room:1','phx_join',{}]");
    await(joining);
    return client;
  }

  private void publish(String topic, String event) {
    app.runtime.pubSub().broadcast(new Broadcast(Topic.of(topic), event, Payload.empty()), null);
  }

  private static String ok(String joinRef, String ref) {
    return "['" + joinRef + "','" + ref + "','room:1','phx_reply',{'status':'ok','response':{}}]";
  }

  private static String timeout(String ref) {
    return "['" + ref + "','" + ref
        + "','room:1','phx_reply',{'status':'error','response':{'reason':'join timeout'}}]";
  }
}
