package io.garuda.channel;

import static io.garuda.channel.ScriptedApp.await;
import static io.garuda.channel.ScriptedApp.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.socket.Broadcast;
import io.garuda.socket.Payload;
import io.garuda.socket.Topic;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which broadcasts reach a channel and its client, and in which order. */
class ChannelBroadcastTest {
  private final ScriptedApp app = new ScriptedApp();

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void nothingOvertakesTheReplyOfAJoinAndNothingIsLost() {
    RecordedClient client = app.connect();
    client.beforeEach(frame -> {
      if (frame.contains("phx_reply")) { // subscribed, and the reply is under way
        publish("room:1", "first");
        publish("room:1", "second");
      }
    });
    client.joins("room:1", "1");
    client.hears("[null,null,'room:1','first',{}]", "[null,null,'room:1','second',{}]");
    publish("room:1", "third");
    client.hears("[null,null,'room:1','third',{}]");
  }

  @Test
  void aClientThatJoinsWhileOthersTalkHearsFromSomePointOnEverything() throws Exception {
    RecordedClient client = app.connect();
    CountDownLatch talking = new CountDownLatch(100);
    Thread talker = new Thread(() -> {
      for (int i = 0; i < 20_000; i++) {
        publish("room:1", "e" + i);
        talking.countDown();
      }
    });
    talker.start();
    await(talking);
    client.joins("room:1", "1");
    talker.join(5_000);
    publish("room:1", "last");
    int before = -1;
    for (String frame = client.next(); !frame.contains("'last'"); frame = client.next()) {
      int number = Integer.parseInt(frame.replaceAll("\\D", "").substring(1)); // room:1
      assertThat(before < 0 || number == before + 1)
          .as(before + " then " + frame)
          .isTrue();
      before = number;
    }
  }

  @Test
  void aBroadcastReachesAllAndABroadcastFromAllOthers() {
    app.on("all", (payload, socket) -> {
      socket.broadcast("said", payload);
      return HandleInResult.noReply();
    });
    app.on("others", (payload, socket) -> {
      socket.broadcastFrom("said", payload);
      return HandleInResult.reply(Payload.empty());
    });
    RecordedClient one = app.connect();
    RecordedClient two = app.connect();
    RecordedClient old = app.connect("vsn=1.0.0");
    one.joins("room:1", "1");
    two.joins("room:1", "1");
    old.says("{'topic':'room:1','event':'phx_join','payload':{},'ref':'1'}");
    assertThat(old.next()).contains("'ok'");

    one.pushes("room:1", "1", "2", "all");
    one.hears("[null,null,'room:1','said',{}]");
    two.hears("[null,null,'room:1','said',{}]");
    old.hears("{'topic':'room:1','event':'said','payload':{},'ref':null}");

    one.pushes("room:1", "1", "3", "others");
    one.hears("['1','3','room:1','phx_reply',{'status':'ok','response':{}}]");
    two.hears("[null,null,'room:1','said',{}]");
    one.hearsNothing();
  }

  @Test
  void bytesReachWhoCanTakeThemAndHarmNobodyElse() {
    RecordedClient old = app.connect("vsn=1.0.0");
    old.says("{'topic':'room:1','event':'phx_join','payload':{},'ref':'1'}");
    assertThat(old.next()).contains("'ok'");
    RecordedClient client = app.connect();
    client.joins("room:1", "1");
    Payload bytes = Payload.binary(new byte[] {1});
    app.runtime.pubSub().broadcast(new Broadcast(Topic.of("room:1"), "e", bytes), null);
    client.hears("bytes 020601" + "726f6f6d3a31" + "65" + "01");
    old.hearsNothing();
    publish("room:1", "next");
    old.hears("{'topic':'room:1','event':'next','payload':{},'ref':null}");
  }

  @Test
  void anInterceptedBroadcastGoesThroughTheChannel() {
    app.intercept("secret", (event, socket) -> socket.push("censored", Payload.empty()));
    RecordedClient client = app.connect();
    client.joins("room:1", "1");
    publish("room:1", "secret");
    client.hears("['1',null,'room:1','censored',{}]");
    publish("room:1", "open");
    client.hears("[null,null,'room:1','open',{}]");
  }

  @Test
  void broadcastsOfATopicThatAChannelSubscribedToAreHandedToIt() {
    app.onJoin("room:1", (params, socket) -> {
      socket.subscribe("news");
      socket.subscribe("news");
      return JoinResult.joined();
    });
    app.on("enough", (payload, socket) -> {
      socket.unsubscribe("news");
      return HandleInResult.reply(Payload.empty());
    });
    app.onInfo((message, socket) -> socket.push(((Broadcast) message).event(), Payload.empty()));
    RecordedClient client = app.connect();
    client.joins("room:1", "1");
    publish("news", "flood");
    client.hears("['1',null,'room:1','flood',{}]");
    client.pushes("room:1", "1", "2", "enough");
    client.hears("['1','2','room:1','phx_reply',{'status':'ok','response':{}}]");
    assertThat(app.runtime.pubSub().subscribers("news")).isZero();
  }

  @Test
  void whatAChannelSubscribedToEndsWithItHoweverItEnds() {
    app.on("stop", (payload, socket) -> HandleInResult.stop());
    for (String outcome : List.of("refused", "crash", "joined")) {
      app.onJoin("room:" + outcome, (params, socket) -> {
        socket.subscribe("news");
        if (outcome.equals("crash")) {
          throw new IllegalStateException("after subscribing");
        }
        return outcome.equals("joined") ? JoinResult.joined() : JoinResult.refused("no");
      });
      RecordedClient client = app.connect();
      client.says("['1','1','room:" + outcome + "','phx_join',{}]");
      assertThat(client.next()).contains("phx_reply");
      client.pushes("room:" + outcome, "1", "2", "stop");
      assertThat(client.next()).contains("phx_");
      eventually(() -> app.runtime.pubSub().subscribers("news") == 0);
    }
  }

  private void publish(String topic, String event) {
    app.runtime.pubSub().broadcast(new Broadcast(Topic.of(topic), event, Payload.empty()), null);
  }
}
