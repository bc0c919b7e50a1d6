package io.garuda.cluster.redis;

import io.garuda.cluster.redis.RedisNodes.Heard;
import io.garuda.pubsub.PubSub;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A cluster whose masters fail, change and hand over slots; skipped where no Redis is installed. */
class RedisClusterFailoverTest {
  private static final int TOPICS = 30;

  @RegisterExtension
  final RedisNodes nodes = new RedisNodes();

  @TempDir
  Path folder;

  private RedisCluster cluster;
  private PubSub one;
  private PubSub two;
  private AtomicInteger healings;
  private final Heard[] heard = new Heard[TOPICS];

  @BeforeEach
  void startClusterAndNodes() throws Exception {
    cluster = nodes.closes(RedisCluster.start(folder, true));
    one = nodes.node(cluster.url());
    two = nodes.node(cluster.url());
    RedisNodes.areUp(one, two);
    healings = RedisNodes.healings(two);
    for (int i = 0; i < TOPICS; i++) {
      heard[i] = RedisNodes.hear(two, "topic" + i);
    }
    allTopicsPass("before");
  }

  private void allTopicsPass(String event) throws Exception {
    for (int i = 0; i < TOPICS; i++) {
      RedisNodes.say(one, "topic" + i, event);
    }
    for (Heard each : heard) {
      each.awaits(event);
    }
  }

  @Test
  void aMasterThatDiesIsFollowedToItsReplica() throws Exception {
    cluster.server(0).kill();
    Eventually.is(() -> !one.engine().health().isUp() && !two.engine().health().isUp());
    RedisNodes.areUp(one, two);
    Eventually.is(() -> healings.get() > 0);
    allTopicsPass("after");
    Eventually.is(() -> one.engine().health().waiting() == 0);
  }

  @Test
  void aMasterThatFreezesIsFollowedToItsReplica() throws Exception {
    cluster.server(0).freeze();
    Eventually.within(
        7, () -> !one.engine().health().isUp() && !two.engine().health().isUp());
    RedisNodes.areUp(one, two);
    Eventually.is(() -> healings.get() > 0);
    allTopicsPass("after");
    PubSub three = nodes.node(cluster.url()); // the first of its servers is the frozen one
    RedisNodes.areUp(three);
  }

  @Test
  void aMasterThatHandsOverIsFollowed() throws Exception {
    cluster.server(4).tell("CLUSTER", "FAILOVER");
    Eventually.is(() -> cluster.server(4).answer("ROLE").startsWith("master"));
    Eventually.is(() -> healings.get() > 0);
    RedisNodes.areUp(one, two);
    allTopicsPass("after");
  }

  @Test
  void aSlotThatMovesIsFollowed() throws Exception {
    int from = cluster.owner("garuda:ttopic0");
    int to = (from + 1) % 3;
    String slot = cluster.server(0).answer("CLUSTER", "KEYSLOT", "garuda:ttopic0");
    for (int server : new int[] {to, from, 3 - from - to}) {
      cluster.server(server).tell("CLUSTER", "SETSLOT", slot, "NODE", cluster.id(to));
    }
    Eventually.is(() -> healings.get() > 0);
    RedisNodes.say(one, "topic0", "perhaps lost");
    RedisNodes.areUp(one, two);
    Eventually.is(() -> {
      if (one.engine().health().isUp() && one.engine().health().waiting() == 0) {
        RedisNodes.say(one, "topic0", "again");
      }
      return heard[0].events.contains("again");
    });
    RedisNodes.areUp(one, two);
    allTopicsPass("after");
  }

  @Test
  void aServerOfTheUrlMayBeDown() throws Exception {
    cluster.server(0).kill();
    Eventually.is(() -> !one.engine().health().isUp());
    PubSub three = nodes.node(cluster.url());
    RedisNodes.areUp(one, two, three);
    RedisNodes.say(three, "topic7", "hello");
    heard[7].awaits("hello");
  }
}
