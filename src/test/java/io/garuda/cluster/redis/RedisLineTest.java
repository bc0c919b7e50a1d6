package io.garuda.cluster.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.cluster.CutLine;
import io.garuda.cluster.redis.RedisNodes.Heard;
import io.garuda.pubsub.EngineHealth;
import io.garuda.pubsub.PubSub;
import io.garuda.socket.Broadcast;
import io.garuda.socket.Payload;
import io.garuda.socket.Topic;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A line to Redis that stalls or is cut, and what leaves when a node ends. */
class RedisLineTest {
  private static final int BUFFER = 3_000_000;

  @RegisterExtension
  final RedisNodes nodes = new RedisNodes();

  private RedisProcess redis;
  private CutLine line;
  private PubSub one;
  private PubSub two;
  private Heard heard;

  /** One reaches Redis by a line that may break, two reaches it always. */
  @BeforeEach
  void startNodes() throws Exception {
    redis = nodes.closes(RedisProcess.start());
    line = nodes.closes(CutLine.to(redis.port()));
    two = nodes.node(redis.url());
    one = nodes.node("redis://127.0.0.1:" + line.port(), BUFFER);
    RedisNodes.areUp(one, two);
    heard = RedisNodes.hear(two, "a");
  }

  private EngineHealth health() {
    return one.engine().health();
  }

  private void sayMuch(int times) {
    Payload kilobyte = Payload.raw("{\"text\":\"" + "x".repeat(1_000) + "\"}");
    for (int i = 0; i < times; i++) {
      one.broadcast(new Broadcast(Topic.of("a"), "much", kilobyte), null);
    }
  }

  @Test
  void aStalledLineIsFoundAndHealsAndNobodyWaitsForIt() throws Exception {
    AtomicInteger healings = RedisNodes.healings(one);
    Heard back = RedisNodes.hear(one, "b");
    line.stall();
    long start = System.nanoTime();
    sayMuch(20_000); // 20 MB
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    assertThat(health().isUp()).as("not found yet").isTrue();
    assertThat(health().waiting()).isLessThanOrEqualTo(BUFFER);
    assertThat(health().lost()).isGreaterThan(15_000);
    var join = one.subscribe("c", broadcast -> {}).toCompletableFuture();
    Eventually.within(6, () -> !health().isUp());
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(2));
    assertThat(health().problem().orElse("")).contains("no answer for 3 s");
    Eventually.within(2, join::isDone);
    sayMuch(20_000);
    assertThat(health().waiting()).isLessThanOrEqualTo(BUFFER);
    line.heal();
    Eventually.within(7, () -> health().isUp());
    Eventually.is(() -> healings.get() == 1);
    RedisNodes.say(two, "b", "healed");
    back.awaits("healed");
    Eventually.is(() -> health().waiting() == 0);
    RedisNodes.say(one, "a", "answer");
    heard.awaits("answer");
    assertThat(health().outages()).isEqualTo(1);
  }

  @Test
  void aLineThatIsCutHeals() throws Exception {
    line.cut();
    Eventually.is(() -> !health().isUp());
    RedisNodes.say(one, "a", "kept");
    line.heal();
    heard.awaits("kept");
  }

  @Test
  void whatWaitsIsSentWhenTheNodeEnds() throws Exception {
    int each = 2_000;
    for (int i = 0; i < each; i++) {
      RedisNodes.say(one, "a", "last words " + i);
    }
    one.close();
    assertThat(health().waiting()).isZero();
    assertThat(health().published()).isEqualTo(each);
    heard.awaits("last words " + (each - 1));
    RedisNodes.say(one, "a", "too late");
    assertThat(health().lost()).isEqualTo(1);
    assertThat(health().waiting()).isZero();
  }

  @Test
  void theEndWaitsForAStalledLineNoLongerThanTwoSeconds() {
    line.stall();
    RedisNodes.say(one, "a", "lost");
    long start = System.nanoTime();
    one.close();
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofMillis(1_900), Duration.ofSeconds(6));
  }

  @Test
  void theEndDoesNotWaitWhileRedisIsOutOfReach() {
    line.cut();
    Eventually.is(() -> !health().isUp());
    RedisNodes.say(one, "a", "lost");
    long start = System.nanoTime();
    one.close();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
  }
}
