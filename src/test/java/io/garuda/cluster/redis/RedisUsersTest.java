package io.garuda.cluster.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.cluster.redis.RedisNodes.Heard;
import io.garuda.pubsub.Histories;
import io.garuda.pubsub.History;
import io.garuda.pubsub.NodeListener;
import io.garuda.pubsub.PubSub;
import io.garuda.socket.Broadcast;
import io.garuda.socket.Payload;
import io.garuda.socket.Topic;
import io.garuda.telemetry.Telemetry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user of Redis must be allowed, and what is told of one who is not. */
class RedisUsersTest {
  private static final String CHANNELS = "resetchannels &garuda:* &garuda@*";

  /** As README says. */
  private static final String RIGHTS = CHANNELS + " +ping +info +publish +subscribe +unsubscribe";

  private static final String CLUSTER_RIGHTS =
      CHANNELS + " +ping +info +spublish +ssubscribe +sunsubscribe +cluster|slots";

  private static final String SCRIPT_RIGHTS =
      "~{garuda:* +evalsha +script|load +time +get +set +hget +hset +hincrby +del +pexpire +xadd"
          + " +xrange +xrevrange +xdel";

  @RegisterExtension
  final RedisNodes nodes = new RedisNodes();

  private static void allow(RedisProcess redis, String rights) {
    List<String> command = new ArrayList<>(List.of("ACL", "SETUSER", "garuda", "on", ">s3cret"));
    command.addAll(Arrays.asList(rights.split(" ")));
    redis.tell(command.toArray(String[]::new));
  }

  private static String asUser(String url) {
    return url.replace("://", "://garuda:s3cret@");
  }

  private void worksAsUser(String url) throws Exception {
    PubSub one = nodes.node(asUser(url));
    PubSub two = nodes.node(asUser(url));
    RedisNodes.areUp(one, two);
    Heard heard = RedisNodes.hear(two, "a");
    RedisNodes.say(one, "a", "hello");
    heard.awaits("hello");
    two.subscribe("b", broadcast -> {}).toCompletableFuture().get(10, TimeUnit.SECONDS);
    BlockingQueue<String> told = new LinkedBlockingQueue<>();
    NodeListener listener = (from, message) -> told.add(from);
    two.listen("internal", listener).toCompletableFuture().get(10, TimeUnit.SECONDS);
    one.send(two.node(), "internal", new byte[] {1});
    assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo(one.node());
    two.unlisten("internal");
    RedisNodes.say(one, "a", "still here");
    heard.awaits("still here");
    assertThat(one.engine().health().outages()).isZero();
  }

  @Test
  void theRightsOfReadmeSuffice() throws Exception {
    RedisProcess redis = nodes.closes(RedisProcess.start());
    allow(redis, RIGHTS);
    worksAsUser(redis.url());
    assertThat(redis.answer("ACL", "LOG")).as("what was refused").isEmpty();
  }

  @Test
  void theRightsOfReadmeSufficeInACluster(@TempDir Path folder) throws Exception {
    RedisCluster cluster = nodes.closes(RedisCluster.start(folder, false));
    for (int i = 0; i < 3; i++) {
      allow(cluster.server(i), CLUSTER_RIGHTS);
    }
    worksAsUser(cluster.url());
    for (int i = 0; i < 3; i++) {
      assertThat(cluster.server(i).answer("ACL", "LOG")).as("what was refused").isEmpty();
    }
  }

  @Test
  void theMoreRightsOfReadmeSufficeForHistoriesAndKeys() throws Exception {
    RedisProcess redis = nodes.closes(RedisProcess.start());
    allow(redis, RIGHTS + " " + SCRIPT_RIGHTS);
    Histories histories =
        Histories.none().with("log:*", History.of(1, Duration.ofMillis(1))); // so that some go
    PubSub node = nodes.closes(new PubSub(
        new Telemetry(), new RedisEngine(RedisOptions.of(asUser(redis.url()))), histories));
    RedisNodes.areUp(node);
    for (String topic : List.of("log:1", "plain")) {
      for (String key : List.of("a", "b", "b")) {
        node.publish(new Broadcast(Topic.of(topic), "e", Payload.empty()), key)
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS);
      }
    }
    node.past("log:1", 0, 10).toCompletableFuture().get(10, TimeUnit.SECONDS);
    assertThat(redis.answer("ACL", "LOG")).as("what was refused").isEmpty();
  }

  @Test
  void theUserIsKnownThroughSentinelsToo(@TempDir Path folder) throws Exception {
    RedisSentinels sentinels = nodes.closes(RedisSentinels.start(folder));
    allow(sentinels.master, RIGHTS);
    worksAsUser(sentinels.url());
  }

  @ParameterizedTest
  @CsvSource({
    "-ping, ping",
    "-info, info",
    "-publish, publish",
    "-subscribe, subscribe",
    "-unsubscribe, unsubscribe",
    "resetchannels &garuda:*, channels",
    "resetchannels &garuda@*, channels",
    "resetpass >other, WRONGPASS",
    "off, WRONGPASS"
  })
  void aMissingRightIsToldAndNothingIsLostInSilence(String but, String says) throws Exception {
    RedisProcess redis = nodes.closes(RedisProcess.start());
    allow(redis, RIGHTS + " " + but);
    PubSub node = nodes.node(asUser(redis.url()));
    assertThat(RedisNodes.problem(node, says)).containsAnyOf("NOPERM", "WRONGPASS");
  }

  @Test
  void aRightThatIsTakenAwayIsToldAndMayComeBack() throws Exception {
    RedisProcess redis = nodes.closes(RedisProcess.start());
    allow(redis, RIGHTS);
    PubSub node = nodes.node(asUser(redis.url()));
    RedisNodes.areUp(node);
    allow(redis, "-publish");
    RedisNodes.say(node, "a", "lost");
    RedisNodes.problem(node, "publish");
    assertThat(node.engine().health().lost()).isEqualTo(1);
    allow(redis, "+publish");
    RedisNodes.areUp(node);
  }

  @Test
  void noPasswordIsShown() throws Exception {
    Queue<String> logged = new ConcurrentLinkedQueue<>();
    Handler handler = new Handler() {
      @Override
      public void publish(LogRecord line) {
        logged.add(line.getMessage() + Arrays.toString(line.getParameters()) + line.getThrown());
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
    Logger root = Logger.getLogger("");
    root.addHandler(handler);
    try {
      RedisProcess redis = nodes.closes(RedisProcess.start());
      int port = RedisProcess.freePort(); // nobody's
      for (String url : List.of(
          redis.url(),
          "redis://127.0.0.1:" + port,
          "redis-sentinel://127.0.0.1:" + port + "#garuda",
          "redis-cluster://127.0.0.1:" + port)) {
        PubSub node = nodes.node(asUser(url));
        assertThat(RedisNodes.problem(node, redis.url().equals(url) ? "WRONGPASS" : "refused"))
            .doesNotContain("s3cret");
      }
    } finally {
      root.removeHandler(handler);
    }
    assertThat(String.join("\n", logged)).contains("WRONGPASS").doesNotContain("s3cret");
  }
}
