package io.garuda.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.socket.Broadcast;
import io.garuda.socket.Cursor;
import io.garuda.socket.Payload;
import io.garuda.socket.Topic;
import io.garuda.telemetry.Telemetry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every engine must do that keeps what topics say; and the nodes of its tests. */
public abstract class HistoryContract {
  static final long PATIENCE_SECONDS = 10;

  /** Tests that make their own nodes give them these. */
  protected static final Histories HISTORIES = Histories.none()
      .with("log:*", History.of(5, Duration.ofMinutes(1)))
      .with("brief:*", History.of(5, Duration.ofMillis(200)));

  private final List<PubSub> nodes = new ArrayList<>();

  /** Will return one more node of the same network, not started. */
  protected abstract Engine engine() throws Exception;

  protected PubSub node() throws Exception {
    PubSub node = new PubSub(new Telemetry(), engine(), HISTORIES);
    nodes.add(node);
    ready(node);
    return node;
  }

  /** Will wait until a node reaches the others. */
  protected void ready(PubSub node) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!node.engine().health().isUp()) {
      assertThat(System.nanoTime()).as(node.engine().health().toString()).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  @AfterEach
  void closeNodes() {
    nodes.forEach(PubSub::close);
  }

  protected static Broadcast broadcast(String topic, String event) {
    return new Broadcast(Topic.of(topic), event, Payload.empty());
  }

  protected static void await(CompletionStage<?> stage) throws Exception {
    stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Shows what is kept, without the epoch. */
  private static String shown(Broadcast broadcast) {
    return broadcast.event() + " " + broadcast.cursor().map(Cursor::offset).orElse(0L);
  }

  private static TopicPast past(PubSub node, String topic, long after, int most) throws Exception {
    return node.past(topic, after, most)
        .toCompletableFuture()
        .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Test
  void whatIsKeptComesToAllInTheOrderOfItsOffsetsButToTheSender() throws Exception {
    PubSub one = node();
    PubSub two = node();
    BlockingQueue<String> here = new LinkedBlockingQueue<>();
    BlockingQueue<String> there = new LinkedBlockingQueue<>();
    Subscriber sender = new Subscriber() {
      @Override
      public void deliver(Broadcast broadcast) {
        here.add(shown(broadcast));
      }

      @Override
      public long number() {
        return 7;
      }
    };
    String topic = topic("log");
    await(one.subscribe(topic, sender));
    await(two.subscribe(topic, broadcast -> there.add(shown(broadcast))));
    one.broadcast(broadcast(topic, "a"), sender);
    one.broadcast(broadcast(topic, "b"), null);
    for (String expected : List.of("a 1", "b 2")) {
      assertThat(there.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(expected);
    }
    assertThat(here.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("b 2");
    two.broadcast(broadcast(topic, "c"), null);
    assertThat(here.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("c 3");
    TopicPast past = past(two, topic, 1, 10);
    assertThat(past.messages()).extracting(HistoryContract::shown).containsExactly("b 2", "c 3");
    assertThat(past.newest().offset()).isEqualTo(3);
    assertThat(past.messages().get(0).cursor().orElseThrow().epoch())
        .isEqualTo(past.newest().epoch());
  }

  private static String topic(String beginning) {
    return beginning + ":{" + UUID.randomUUID() + "} é";
  }

  @Test
  void aTopicKeepsItsNewestMessages() throws Exception {
    PubSub node = node();
    String topic = topic("log");
    assertThat(past(node, topic, 0, 10).newest().offset()).isZero();
    String epoch = past(node, topic, 0, 10).newest().epoch();
    CountDownLatch last = new CountDownLatch(8);
    await(node.subscribe(topic, broadcast -> last.countDown()));
    for (int i = 1; i <= 8; i++) {
      node.broadcast(broadcast(topic, "m" + i), null);
    }
    assertThat(last.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(past(node, topic, 0, 10).messages())
        .extracting(HistoryContract::shown)
        .containsExactly("m4 4", "m5 5", "m6 6", "m7 7", "m8 8");
    assertThat(past(node, topic, 0, 2).messages())
        .extracting(HistoryContract::shown)
        .containsExactly("m7 7", "m8 8");
    assertThat(past(node, topic, 8, 10).messages()).isEmpty();
    assertThat(past(node, topic, Long.MAX_VALUE, 10).messages()).isEmpty();
    assertThat(past(node, topic, 8, 10).newest()).isEqualTo(new Cursor(epoch, 8));
  }

  @Test
  void whatIsTooOldIsGoneAndTheEpochStays() throws Exception {
    PubSub node = node();
    String topic = topic("brief");
    node.broadcast(broadcast(topic, "m"), null);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    TopicPast past = past(node, topic, 0, 10);
    while (past.newest().offset() == 0 || !past.messages().isEmpty()) {
      assertThat(System.nanoTime()).as("it goes").isLessThan(deadline);
      past = past(node, topic, 0, 10);
    }
    assertThat(past.newest().offset()).isEqualTo(1);
  }

  @Test
  void aTopicWithoutHistoryHasNoPast() throws Exception {
    PubSub node = node();
    assertThatThrownBy(() -> node.past("a", 0, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected a topic with a history, got \"a\"");
  }
}
