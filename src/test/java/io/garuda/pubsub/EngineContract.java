package io.garuda.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.socket.Broadcast;
import io.garuda.socket.Payload;
import io.garuda.socket.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every engine that reaches other nodes must do; each has a test that extends this one. */
public abstract class EngineContract extends OnceContract {
  /** Keeps what it is told. */
  static final class Inbox implements Subscriber, NodeListener {
    final BlockingQueue<String> got = new LinkedBlockingQueue<>();

    @Override
    public void deliver(Broadcast broadcast) {
      got.add(broadcast.topic() + " " + broadcast.event() + " " + broadcast.payload());
    }

    @Override
    public void receive(String node, byte[] message) {
      got.add(node + " " + new String(message, java.nio.charset.StandardCharsets.UTF_8));
    }

    String take() throws InterruptedException {
      String taken = got.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(taken).as("what should have come").isNotNull();
      return taken;
    }
  }

  @Test
  void aBroadcastReachesEachNodeOnce() throws Exception {
    PubSub one = node();
    PubSub two = node();
    PubSub three = node();
    Inbox here = new Inbox();
    Inbox there = new Inbox();
    Inbox elsewhere = new Inbox();
    await(one.subscribe("a", here));
    await(two.subscribe("a", there));
    await(three.subscribe("a", elsewhere));
    one.broadcast(broadcast("a", "first"), null);
    one.broadcast(broadcast("a", "second"), null);
    for (Inbox inbox : List.of(here, there, elsewhere)) {
      assertThat(inbox.take()).isEqualTo("a first {}");
      assertThat(inbox.take()).isEqualTo("a second {}");
    }
    two.broadcast(broadcast("a", "answer"), there);
    assertThat(here.take()).isEqualTo("a answer {}");
    one.broadcast(broadcast("a", "end"), null);
    assertThat(there.take()).isEqualTo("a end {}"); // the sender was left out
    assertThat(here.take()).isEqualTo("a end {}"); // and nothing came twice
  }

  @Test
  void aLocalBroadcastStaysHere() throws Exception {
    PubSub one = node();
    PubSub two = node();
    Inbox there = new Inbox();
    await(two.subscribe("a", there));
    one.localBroadcast(broadcast("a", "local"), null);
    one.broadcast(broadcast("a", "all"), null);
    assertThat(there.take()).isEqualTo("a all {}");
  }

  @Test
  void eachPublishersMessagesToATopicKeepTheirOrder() throws Exception {
    int each = 20_000;
    PubSub one = node();
    PubSub two = node();
    Inbox there = new Inbox();
    await(two.subscribe("a", there));
    ExecutorService publishers = Executors.newFixedThreadPool(3);
    List<Future<?>> all = new ArrayList<>();
    for (int p = 0; p < 3; p++) {
      String name = "p" + p;
      all.add(publishers.submit(() -> {
        for (int i = 0; i < each; i++) {
          while (one.engine().health().waiting() > 1_000_000) {
            Thread.onSpinWait(); // or else the newest are lost
          }
          one.broadcast(new Broadcast(Topic.of("a"), name, Payload.raw("{" + i + "}")), null);
        }
      }));
    }
    int[] next = new int[3];
    for (int i = 0; i < 3 * each; i++) {
      String taken = there.take();
      int publisher = taken.charAt(3) - '0';
      assertThat(taken).isEqualTo("a p" + publisher + " {" + next[publisher]++ + "}");
    }
    for (Future<?> publisher : all) {
      publisher.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
    publishers.shutdown();
  }

  static List<String> topics() {
    return List.of(
        "room:lobby",
        "",
        "*",
        "room:?[a-z]*\\",
        "größe \ud83d\ude00 \0\r\n",
        "half \ud83d",
        "x".repeat(1_024),
        "\uffff".repeat(1_024));
  }

  @ParameterizedTest
  @MethodSource("topics")
  void anyTopicIsItself(String topic) throws Exception {
    PubSub one = node();
    PubSub two = node();
    Inbox wanted = new Inbox();
    Inbox others = new Inbox();
    await(two.subscribe(topic, wanted));
    await(two.subscribe("another", others));
    await(two.subscribe("half ?", others));
    one.broadcast(broadcast(topic, "e"), null);
    assertThat(wanted.take()).isEqualTo(topic + " e {}");
    one.broadcast(broadcast("another", "e"), null);
    assertThat(others.take()).isEqualTo("another e {}");
    assertThat(wanted.got).isEmpty();
  }

  @Test
  void bigAndBinaryPayloadsComeWhole() throws Exception {
    PubSub one = node();
    PubSub two = node();
    BlockingQueue<Payload> got = new LinkedBlockingQueue<>();
    await(two.subscribe("a", broadcast -> got.add(broadcast.payload())));
    byte[] bytes = new byte[5_000_000];
    new Random(3).nextBytes(bytes);
    List<Payload> payloads = List.of(
        Payload.binary(new byte[0]),
        Payload.binary(bytes),
        Payload.raw("{\"text\":\"" + "é".repeat(1_000_000) + "\"}"),
        Payload.raw("{ \"as\" : \"it was\",\t\"n\": 1.0e2 }"));
    for (Payload payload : payloads) {
      one.broadcast(new Broadcast(Topic.of("a"), "e", payload), null);
      assertThat(got.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(payload);
    }
  }

  @Test
  void aMessageToANodeReachesThatOneOnly() throws Exception {
    PubSub one = node();
    PubSub two = node();
    PubSub three = node();
    Inbox second = new Inbox();
    Inbox third = new Inbox();
    await(two.listen("internal", second));
    await(three.listen("internal", third));
    one.send(two.node(), "internal", new byte[] {'1'});
    one.send(two.node(), "nobody listens", new byte[] {'2'});
    one.send("no such node", "internal", new byte[] {'3'});
    assertThat(second.take()).isEqualTo(one.node() + " 1");
    one.publish("internal", new byte[] {'4'});
    assertThat(second.take()).isEqualTo(one.node() + " 4");
    assertThat(third.take()).isEqualTo(one.node() + " 4");
    two.unlisten("internal");
    assertThat(second.got).isEmpty();
  }

  @Test
  void internalTopicsAndThoseOfClientsDoNotMeet() throws Exception {
    PubSub one = node();
    PubSub two = node();
    Inbox internal = new Inbox();
    Inbox client = new Inbox();
    await(two.listen("a", internal));
    await(two.subscribe("a", client));
    two.unsubscribe("a", client);
    await(two.subscribe("na", client));
    one.broadcast(broadcast("a", "e"), null);
    one.broadcast(broadcast("na", "e"), null);
    one.publish("a", new byte[] {'x'});
    assertThat(internal.take()).isEqualTo(one.node() + " x");
    assertThat(client.take()).isEqualTo("na e {}");
    assertThatThrownBy(() -> two.listen("a", internal)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whoSubscribedMissesNothingWhileOthersComeAndGo() throws Exception {
    PubSub one = node();
    PubSub two = node();
    for (int i = 0; i < 500; i++) {
      Inbox inbox = new Inbox();
      Subscriber visitor = broadcast -> {};
      await(two.subscribe("a", inbox));
      CompletionStage<?> visits = two.subscribe("a", visitor);
      one.broadcast(broadcast("a", Integer.toString(i)), null);
      assertThat(inbox.take()).isEqualTo("a " + i + " {}");
      two.unsubscribe("a", inbox);
      two.unsubscribe("a", visitor);
      await(visits);
    }
  }

  @Test
  void whoHasUnsubscribedIsToldNoMore() throws Exception {
    PubSub one = node();
    PubSub two = node();
    Inbox inbox = new Inbox();
    Inbox steady = new Inbox();
    await(two.subscribe("a", inbox));
    await(two.subscribe("b", steady));
    two.unsubscribe("a", inbox);
    one.broadcast(broadcast("a", "e"), null);
    one.broadcast(broadcast("b", "e"), null);
    assertThat(steady.take()).isEqualTo("b e {}");
    assertThat(inbox.got).isEmpty();
  }

  @Test
  void aClosedNodeStillDeliversHere() throws Exception {
    PubSub one = node();
    PubSub two = node();
    Inbox here = new Inbox();
    await(one.subscribe("a", here));
    one.close();
    one.close();
    await(one.subscribe("b", here));
    two.broadcast(broadcast("a", "from there"), null);
    one.broadcast(broadcast("a", "from here"), null);
    assertThat(here.take()).isEqualTo("a from here {}");
  }

  @Test
  void eachNodeHasANameOfItsOwnAndOrder() throws Exception {
    PubSub one = node();
    PubSub two = node();
    assertThat(one.node()).isNotEqualTo(two.node()).matches("[\\w.-]{1,100}");
    assertThat(one.engine().capabilities())
        .contains(Engine.Capability.NODES, Engine.Capability.ORDER);
  }
}
