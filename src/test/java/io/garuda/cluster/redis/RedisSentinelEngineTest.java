package io.garuda.cluster.redis;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.cluster.redis.RedisNodes.Heard;
import io.garuda.pubsub.Engine;
import io.garuda.pubsub.EngineContract;
import io.garuda.pubsub.Histories;
import io.garuda.pubsub.History;
import io.garuda.pubsub.PubSub;
import io.garuda.pubsub.Published;
import io.garuda.socket.Broadcast;
import io.garuda.socket.Cursor;
import io.garuda.socket.Payload;
import io.garuda.socket.Topic;
import io.garuda.telemetry.Telemetry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs against a Redis that a real Sentinel names; skipped where none is installed. */
class RedisSentinelEngineTest extends EngineContract {
  @TempDir
  static Path folder;

  private static @Nullable RedisSentinels sentinels;

  @BeforeAll
  static void startSentinel() throws Exception {
    RedisNodes.assumeInstalled();
    sentinels = RedisSentinels.start(folder);
  }

  @AfterAll
  static void stopSentinel() {
    if (sentinels != null) {
      sentinels.close();
    }
  }

  @Override
  protected Engine engine() {
    return new RedisEngine(RedisOptions.of(Objects.requireNonNull(sentinels).url()));
  }

  @Test
  void aMasterThatDiesIsFollowedToItsReplica(@TempDir Path other) throws Exception {
    try (RedisSentinels own = RedisSentinels.start(other);
        PubSub one = new PubSub(new Telemetry(), new RedisEngine(RedisOptions.of(own.url())));
        PubSub two = new PubSub(new Telemetry(), new RedisEngine(RedisOptions.of(own.url())))) {
      RedisNodes.areUp(one, two);
      AtomicInteger healings = RedisNodes.healings(two);
      Heard heard = RedisNodes.hear(two, "a");
      own.master.kill();
      Eventually.is(
          () -> !one.engine().health().isUp() && !two.engine().health().isUp());
      RedisNodes.say(one, "a", "kept");
      Eventually.is(() -> own.replica.answer("ROLE").startsWith("master"));
      Eventually.within(
          5, () -> one.engine().health().isUp() && two.engine().health().isUp());
      Eventually.is(() -> healings.get() > 0);
      RedisNodes.say(one, "a", "after");
      heard.awaits("after");
    }
  }

  /** The replica may lack its last messages, and would give their offsets to others. */
  @Test
  void aHistoryEndsWithItsMaster(@TempDir Path other) throws Exception {
    Histories histories = Histories.none().with("a", History.of(10, Duration.ofMinutes(1)));
    try (RedisSentinels own = RedisSentinels.start(other);
        PubSub node =
            new PubSub(new Telemetry(), new RedisEngine(RedisOptions.of(own.url())), histories)) {
      RedisNodes.areUp(node);
      Cursor first = published(node);
      assertThat(published(node)).isEqualTo(new Cursor(first.epoch(), 2));
      Eventually.is(() -> own.replica.answer("DBSIZE").equals("2"));
      own.master.kill();
      Eventually.is(() -> !node.engine().health().isUp());
      Eventually.is(() -> own.replica.answer("ROLE").startsWith("master"));
      Eventually.within(5, () -> node.engine().health().isUp());
      Cursor after = published(node);
      assertThat(after.offset()).isEqualTo(1);
      assertThat(after.epoch()).isNotEqualTo(first.epoch());
    }
  }

  private static Cursor published(PubSub node) throws Exception {
    Published published = node.publish(new Broadcast(Topic.of("a"), "e", Payload.empty()), null)
        .toCompletableFuture()
        .get(10, SECONDS);
    return Objects.requireNonNull(published.cursor());
  }
}
