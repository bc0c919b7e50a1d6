package io.garuda.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.socket.Cursor;
import io.garuda.telemetry.Telemetry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every engine must do with a message that has a key. */
public abstract class OnceContract extends HistoryContract {
  private static Published get(CompletionStage<Published> stage) throws Exception {
    return stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private static BlockingQueue<String> hear(PubSub node, String topic) throws Exception {
    BlockingQueue<String> events = new LinkedBlockingQueue<>();
    await(node.subscribe(topic, broadcast -> events.add(broadcast.event())));
    return events;
  }

  /** Will return all that has come; each publisher's messages are in order, and each says its last. */
  private static List<String> heard(BlockingQueue<String> events, String... ends) throws Exception {
    List<String> heard = new ArrayList<>();
    Set<String> awaited = new HashSet<>(List.of(ends));
    while (!awaited.isEmpty()) {
      String event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(event).as("behind " + heard).isNotNull();
      if (!awaited.remove(event)) {
        heard.add(event);
      }
    }
    return heard;
  }

  /** Braces mean something to Redis Cluster. */
  @ParameterizedTest
  @ValueSource(strings = {"log:", "plain:", "log:{", "plain:{a}", "plain:{}", "plain:}"})
  void aMessageWithAKeyIsPublishedOnceForAllNodes(String beginning) throws Exception {
    PubSub one = node();
    PubSub two = node();
    String topic = beginning + UUID.randomUUID();
    boolean kept = topic.startsWith("log:");
    BlockingQueue<String> here = hear(one, topic);
    BlockingQueue<String> there = hear(two, topic);
    Published first = get(one.publish(broadcast(topic, "a"), "key"));
    assertThat(first.repeated()).isFalse();
    assertThat(first.cursor() != null).isEqualTo(kept);
    assertThat(get(one.publish(broadcast(topic, "a"), "key"))).isEqualTo(first.again());
    assertThat(get(two.publish(broadcast(topic, "a"), "key"))).isEqualTo(first.again());
    assertThat(get(two.publish(broadcast(topic, "b"), "key 2")).repeated()).isFalse();
    assertThat(get(two.publish(broadcast(topic, "c"), null)).repeated()).isFalse();
    one.broadcast(broadcast(topic, "end one"), null);
    two.broadcast(broadcast(topic, "end two"), null);
    for (BlockingQueue<String> events : List.of(here, there)) {
      assertThat(heard(events, "end one", "end two"))
          .containsExactlyInAnyOrder("a", "b", "c")
          .containsSubsequence("b", "c");
    }
    if (kept) {
      TopicPast past =
          one.past(topic, 0, 10).toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(past.messages()).hasSize(5).first().satisfies(message -> assertThat(
              message.cursor())
          .contains(new Cursor(past.newest().epoch(), 1))
          .hasValue(first.cursor()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"log:", "plain:"})
  void ofManyWhoAskAtOnceOnePublishes(String beginning) throws Exception {
    PubSub one = node();
    PubSub two = node();
    String topic = beginning + UUID.randomUUID();
    BlockingQueue<String> here = hear(one, topic);
    BlockingQueue<String> there = hear(two, topic);
    int keys = 100;
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService clients = Executors.newFixedThreadPool(4);
    List<Future<Integer>> counts = new ArrayList<>();
    for (PubSub node : List.of(one, two, one, two)) {
      counts.add(clients.submit(() -> {
        start.await();
        int published = 0;
        for (int i = 0; i < keys; i++) {
          published += get(node.publish(broadcast(topic, "e" + i), "k" + i)).repeated() ? 0 : 1;
        }
        return published;
      }));
    }
    start.countDown();
    int published = 0;
    for (Future<Integer> count : counts) {
      published += count.get(3 * PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
    clients.shutdown();
    assertThat(published).isEqualTo(keys);
    one.broadcast(broadcast(topic, "end one"), null);
    two.broadcast(broadcast(topic, "end two"), null);
    for (BlockingQueue<String> events : List.of(here, there)) {
      assertThat(heard(events, "end one", "end two")).hasSize(keys).doesNotHaveDuplicates();
    }
  }

  @Test
  void aKeyBelongsToItsTopic() throws Exception {
    PubSub node = node();
    BlockingQueue<String> events = hear(node, "plain:1");
    await(node.subscribe("plain:2", broadcast -> events.add("other " + broadcast.event())));
    assertThat(get(node.publish(broadcast("plain:1", "a"), "k")).repeated()).isFalse();
    assertThat(get(node.publish(broadcast("plain:2", "b"), "k")).repeated()).isFalse();
    assertThat(heard(events, "a", "other b")).isEmpty();
  }

  @Test
  void aKeyIsForgottenAfterItsTime() throws Exception {
    try (PubSub node = new PubSub(new Telemetry(), engine(), HISTORIES, Duration.ofMillis(300))) {
      ready(node);
      String topic = "plain:" + UUID.randomUUID();
      assertThat(get(node.publish(broadcast(topic, "a"), "k")).repeated()).isFalse();
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      while (get(node.publish(broadcast(topic, "a"), "k")).repeated()) {
        assertThat(System.nanoTime()).as("it is forgotten").isLessThan(deadline);
      }
    }
  }

  @Test
  void aKeyHasBounds() throws Exception {
    PubSub node = node();
    String longest = "é".repeat(Once.MAX_LENGTH);
    assertThat(get(node.publish(broadcast("plain:1", "a"), longest)).repeated()).isFalse();
    for (String key : List.of("", longest + "x", "\ud83d")) {
      assertThatThrownBy(() -> node.publish(broadcast("plain:1", "a"), key))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("expected a key of 1 to 255 characters of Unicode");
    }
  }
}
