package io.garuda.cluster.redis;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.cluster.redis.RedisOptions.Outage;
import io.garuda.pubsub.Engine;
import io.garuda.pubsub.EngineContract;
import io.garuda.pubsub.OutOfReachException;
import io.garuda.pubsub.PubSub;
import io.garuda.pubsub.Published;
import io.garuda.telemetry.Telemetry;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs against a real Redis; skipped where none is installed. */
class RedisEngineTest extends EngineContract {
  private RedisProcess redis = RedisProcess.none();

  @BeforeEach
  void startRedis() throws Exception {
    RedisNodes.assumeInstalled();
    redis = RedisProcess.start();
  }

  @AfterEach
  void stopRedis() {
    redis.close();
  }

  @Override
  protected Engine engine() {
    return new RedisEngine(RedisOptions.of(redis.url()));
  }

  private PubSub node(Outage outage) throws Exception {
    PubSub node = new PubSub(
        new Telemetry(), new RedisEngine(new RedisOptions(redis.url(), "garuda", 4_000, outage)));
    ready(node);
    return node;
  }

  @Test
  void anOutageIsToldBufferedUpToABoundAndHeals() throws Exception {
    try (PubSub one = node(Outage.BUFFER);
        PubSub two = node(Outage.LOSE)) {
      BlockingQueue<String> there = new LinkedBlockingQueue<>();
      BlockingQueue<String> here = new LinkedBlockingQueue<>();
      await(two.subscribe("a", broadcast -> there.add(broadcast.event())));
      redis.kill();
      Eventually.is(
          () -> !one.engine().health().isUp() && !two.engine().health().isUp());
      await(one.subscribe("a", broadcast -> here.add(broadcast.event()))); // waits for nothing
      for (int i = 0; i < 100; i++) {
        one.broadcast(broadcast("a", "in the outage"), null);
        two.localBroadcast(broadcast("b", "nobody"), null);
      }
      two.broadcast(broadcast("a", "lost"), null);
      assertThat(here).hasSize(100);
      assertThat(one.engine().health().waiting()).isBetween(3_000L, 4_000L);
      assertThat(one.engine().health().lost()).isBetween(50L, 99L);
      assertThat(two.engine().health().lost()).isEqualTo(1);
      assertThat(two.engine().health().waiting()).isZero();
      redis.restart();
      Eventually.is(() -> one.engine().health().isUp() && two.engine().health().isUp());
      there.clear();
      two.broadcast(broadcast("a", "healed"), null);
      Eventually.is(() -> here.contains("healed"));
      Eventually.is(() -> one.engine().health().waiting() == 0); // there is room again
      one.broadcast(broadcast("a", "answer"), null);
      Eventually.is(() -> there.contains("answer"));
      assertThat(one.engine().health().outages()).isEqualTo(1);
    }
  }

  @Test
  void whatHasAKeyWaitsForNothingInAnOutageAndIsPublishedOnceAfterIt() throws Exception {
    try (PubSub one = node(Outage.BUFFER);
        PubSub two = node(Outage.BUFFER)) {
      BlockingQueue<String> there = new LinkedBlockingQueue<>();
      BlockingQueue<String> here = new LinkedBlockingQueue<>();
      await(one.subscribe("a", broadcast -> here.add(broadcast.event())));
      await(two.subscribe("a", broadcast -> there.add(broadcast.event())));
      redis.kill();
      CompletionStage<Published> unanswered = one.publish(broadcast("a", "e"), "k");
      assertThatThrownBy(() -> await(unanswered)).hasCauseInstanceOf(OutOfReachException.class);
      Eventually.is(() -> !one.engine().health().isUp());
      CompletionStage<Published> refused = one.publish(broadcast("a", "e"), "k");
      assertThatThrownBy(() -> await(refused))
          .hasCauseInstanceOf(OutOfReachException.class)
          .hasMessageContaining("Redis is out of reach: ");
      Eventually.is(() -> one.engine().health().waiting() == 0);
      redis.restart();
      Eventually.is(() -> one.engine().health().isUp() && two.engine().health().isUp());
      assertThat(one.publish(broadcast("a", "e"), "k").toCompletableFuture().get(10, SECONDS))
          .isEqualTo(new Published(false, null));
      assertThat(two.publish(broadcast("a", "e"), "k").toCompletableFuture().get(10, SECONDS))
          .isEqualTo(new Published(true, null));
      await(two.publish(broadcast("a", "end"), "end"));
      for (BlockingQueue<String> events : List.of(here, there)) {
        assertThat(events.poll(10, SECONDS)).isEqualTo("e");
        assertThat(events.poll(10, SECONDS)).isEqualTo("end");
      }
    }
  }

  @Test
  void noThreadOutlivesTheEngine() throws Exception {
    node(Outage.BUFFER).close();
    Eventually.is(() -> Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .noneMatch(name -> name.startsWith("lettuce") || name.equals("garuda-redis")));
  }
}
