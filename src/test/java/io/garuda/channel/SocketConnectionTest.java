package io.garuda.channel;

import static io.garuda.channel.ScriptedApp.await;
import static io.garuda.channel.ScriptedApp.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.socket.Broadcast;
import io.garuda.socket.Payload;
import io.garuda.socket.Topic;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The state machine of a connection: what each message does, whatever its channel says. */
class SocketConnectionTest {
  private final ScriptedApp app = new ScriptedApp();

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void aJoinIsAnsweredWithItsResponse() {
    app.onJoin(
        "room:1",
        (params, socket) -> JoinResult.joined(Payload.of("got", params.text("a").orElse(""))));
    RecordedClient client = app.connect();
    client.says("['1','1','room:1','phx_join',{'a':'x'}]");
    client.hears("['1','1','room:1','phx_reply',{'status':'ok','response':{'got':'x'}}]");
  }

  @Test
  void aRefusedJoinIsAnsweredAndItsChannelReleasedWithoutTerminate() {
    app.onJoin("room:1", (params, socket) -> JoinResult.refused("unauthorized"));
    RecordedClient client = app.connect();
    client.says("['1','1','room:1','phx_join',{}]");
    client.hears(
        "['1','1','room:1','phx_reply',{'status':'error','response':{'reason':'unauthorized'}}]");
    client.pushes("room:1", "1", "2", "x");
    client.hears(unmatched("2", "room:1"));
    app.assertAllReleasedOnce();
    app.assertEnds();
  }

  @Test
  @SuppressWarnings("NullAway") // an application without it may return null
  void aJoinThatThrowsOrAnswersNothingCrashed() {
    app.onJoin("room:1", (params, socket) -> {
      throw new IllegalStateException("no database");
    });
    app.onJoin("room:2", (params, socket) -> {
      throw new StackOverflowError();
    });
    app.onJoin("room:3", (params, socket) -> null);
    RecordedClient client = app.connect();
    for (String ref : new String[] {"1", "2", "3"}) {
      client.says("['" + ref + "','" + ref + "','room:" + ref + "','phx_join',{}]");
      client.hears("['" + ref + "','" + ref + "','room:" + ref
          + "','phx_reply',{'status':'error','response':{'reason':'join crashed'}}]");
    }
    app.assertAllReleasedOnce();
    app.assertEnds();
  }

  @Test
  void whatNoChannelTakesIsUnmatched() {
    RecordedClient client = app.connect();
    client.says("['1','1','lobby','phx_join',{}]");
    client.says("['1','2','room:1','shout',{}]");
    client.says("[null,'3','phoenix','shout',{}]");
    client.hears(unmatched("1", "lobby"), unmatched("2", "room:1"), unmatched("3", "phoenix"));
    client.says("[null,'4',{'a':1},'phx_join',{}]");
    client.hears("[null,'4',{'a':1},'phx_reply',{'status':'error','response':{'reason':'unmatched"
        + " topic'}}]");
  }

  @Test
  void noMoreChannelsAreJoinedThanTheMountAllows() {
    app.mount = app.mount.limits(limits -> limits.maxChannels(2));
    RecordedClient client = app.connect();
    client.joins("room:1", "1");
    client.joins("room:2", "2");
    client.says("['3','3','room:3','phx_join',{}]");
    client.hears("['3','3','room:3','phx_reply',"
        + "{'status':'error','response':{'reason':'too many channels joined'}}]");
    leave(client, "room:1", "1", "4");
    client.joins("room:3", "5");
  }

  @Test
  void aLeaveIsAnsweredThenTheChannelCloses() {
    RecordedClient client = app.connect();
    client.joins("room:1", "1");
    leave(client, "room:1", "1", "2");
    app.assertEnds("room:1 LEFT");
    client.pushes("room:1", "1", "3", "x");
    client.hears(unmatched("3", "room:1"));
    assertThat(app.runtime.pubSub().subscribers("room:1")).isZero();
    app.assertAllReleasedOnce();
    app.assertEnds("room:1 LEFT");
  }

  @Test
  void aLeaveOfATopicThatIsNotJoinedIsOk() {
    RecordedClient client = app.connect();
    client.says("['1','2','room:1','phx_leave',{}]");
    client.hears("['1','2','room:1','phx_reply',{'status':'ok','response':{}}]");
  }

  @Test
  void messagesOfAnEarlierJoinAreDroppedAndThoseWithoutOneAreNot() {
    app.on("echo", (payload, socket) -> HandleInResult.reply(payload));
    RecordedClient client = app.connect();
    client.joins("room:1", "7");
    client.pushes("room:1", "6", "8", "echo");
    client.says("['6','9','room:1','phx_leave',{}]");
    client.says("[null,'10','room:1','echo',{'a':1}]");
    client.hears("['7','10','room:1','phx_reply',{'status':'ok','response':{'a':1}}]");
    client.says("[7,'11','room:1','echo',{}]");
    client.hearsNothing();
  }

  @Test
  void repliesComeInTheOrderOfTheirPushes() {
    app.on("echo", (payload, socket) -> HandleInResult.reply(payload));
    RecordedClient client = app.connect();
    client.joins("room:1", "1");
    for (int i = 0; i < 200; i++) {
      client.says("['1','" + i + "','room:1','echo',{'n':" + i + "}]");
    }
    for (int i = 0; i < 200; i++) {
      client.hears(
          "['1','" + i + "','room:1','phx_reply',{'status':'ok','response':{'n':" + i + "}}]");
    }
  }

  @Test
  void bytesAreHandledAndAnsweredAsBytes() {
    app.on("echo", (payload, socket) -> HandleInResult.reply(payload));
    RecordedClient client = app.connect();
    client.joins("room:1", "1");
    client.says(
        HexFormat.of().parseHex("0001010604" + "31" + "32" + "726f6f6d3a31" + "6563686f" + "ff00"));
    client.hears("bytes 0101010602" + "31" + "32" + "726f6f6d3a31" + "6f6b" + "ff00");
  }

  @Test
  void aMalformedMessageClosesTheConnection() {
    for (Object malformed : new Object[] {"{}", new byte[] {9}}) {
      RecordedClient client = app.connect();
      client.joins("room:1", "1");
      if (malformed instanceof String text) {
        client.says(text);
      } else {
        client.says((byte[]) malformed);
      }
      client.hears("close 1011");
    }
  }

  @Test
  void aSlowJoinOrHandlerHoldsNobodyElse() {
    CountDownLatch go = new CountDownLatch(1);
    app.onJoin("room:slow", (params, socket) -> {
      await(go);
      return JoinResult.joined();
    });
    app.on("wait", (payload, socket) -> {
      await(go);
      return HandleInResult.noReply();
    });
    app.on("echo", (payload, socket) -> HandleInResult.reply(payload));
    RecordedClient client = app.connect();
    client.joins("room:busy", "1");
    client.pushes("room:busy", "1", "2", "wait");
    client.says("['3','3','room:slow','phx_join',{}]");
    client.says("[null,'4','phoenix','heartbeat',{}]");
    client.hears("[null,'4','phoenix','phx_reply',{'status':'ok','response':{}}]");
    client.joins("room:1", "5");
    client.pushes("room:1", "5", "6", "echo");
    client.hears("['5','6','room:1','phx_reply',{'status':'ok','response':{}}]");
    go.countDown();
    client.hears("['3','3','room:slow','phx_reply',{'status':'ok','response':{}}]");
  }

  @Test
  void aNamedSocketIsClosedByTheDisconnectOfItsName() {
    app.id = Optional.of("user_socket:7");
    RecordedClient client = app.connect();
    publish("user_socket:7", "something");
    client.hearsNothing();
    publish("user_socket:7", "disconnect");
    client.hears("close 1001");
    client.hangsUp();
    assertThat(app.runtime.pubSub().subscribers("user_socket:7")).isZero();
  }

  @Test
  void aClosedConnectionEndsItsChannelsOnce() {
    RecordedClient client = app.connect();
    client.joins("room:1", "1");
    client.joins("room:2", "2");
    app.assertAllReleasedOnce();
    eventually(() -> app.ends.size() == 2);
    assertThat(app.ends).containsExactlyInAnyOrder("room:1 CLOSED", "room:2 CLOSED");
    assertThat(app.runtime.pubSub().subscribers("room:1")).isZero();
    client.hearsNothing();
  }

  @Test
  void aClientWithTooManyMessagesWaitingIsClosed() {
    app.mount = app.mount.limits(Limits::withoutRates);
    CountDownLatch go = new CountDownLatch(1);
    CountDownLatch running = new CountDownLatch(2);
    app.on("wait", (payload, socket) -> {
      running.countDown();
      await(go);
      return HandleInResult.noReply();
    });
    RecordedClient client = app.connect();
    client.joins("room:1", "1");
    client.joins("room:2", "2");
    client.pushes("room:1", "1", "7", "wait");
    client.pushes("room:2", "2", "8", "wait");
    await(running);
    for (int i = 0; i < 500; i++) {
      client.pushes("room:1", "1", "a" + i, "wait");
      client.pushes("room:2", "2", "b" + i, "wait");
    }
    client.hearsNothing();
    client.pushes("room:1", "1", "9", "wait");
    client.hears(overloaded("9"), "close 4429");
    go.countDown();
    app.assertAllReleasedOnce();
  }

  @Test
  void aClientWithTooManyBytesWaitingIsClosed() {
    CountDownLatch go = new CountDownLatch(1);
    app.on("wait", (payload, socket) -> {
      await(go);
      return HandleInResult.noReply();
    });
    RecordedClient client = app.connect();
    client.joins("room:1", "1");
    client.pushes("room:1", "1", "3", "wait");
    client.says("['1','4','room:1','wait',{'a':'" + "x".repeat(1 << 20) + "'}]");
    client.hearsNothing();
    client.pushes("room:1", "1", "5", "wait");
    client.hears(overloaded("5"), "close 4429");
    go.countDown();
  }

  @Test
  void oneMessageAloneMayBeLarge() {
    app.on("large", (payload, socket) -> HandleInResult.reply(Payload.of("size", payload.size())));
    RecordedClient client = app.connect();
    client.joins("room:1", "1");
    client.says("['1','2','room:1','large',{'a':'" + "x".repeat(2_000_000) + "'}]");
    client.hears("['1','2','room:1','phx_reply',{'status':'ok','response':{'size':2000008}}]");
  }

  private void publish(String topic, String event) {
    app.runtime.pubSub().broadcast(new Broadcast(Topic.of(topic), event, Payload.empty()), null);
  }

  private static void leave(RecordedClient client, String topic, String joinRef, String ref) {
    client.says("['" + joinRef + "','" + ref + "','" + topic + "','phx_leave',{}]");
    client.hears(
        "['" + joinRef + "','" + ref + "','" + topic
            + "','phx_reply',{'status':'ok','response':{}}]",
        "['" + joinRef + "','" + joinRef + "','" + topic + "','phx_close',{}]");
  }

  private static String unmatched(String ref, String topic) {
    return "[null,'" + ref + "','" + topic
        + "','phx_reply',{'status':'error','response':{'reason':'unmatched topic'}}]";
  }

  private static String overloaded(String ref) {
    return "['1','" + ref
        + "','room:1','phx_reply',{'status':'error','response':{'reason':'overloaded'}}]";
  }
}
