package io.garuda.cluster.redis;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.garuda.cluster.redis.RedisOptions.Outage;
import io.garuda.pubsub.NodeListener;
import io.garuda.pubsub.PubSub;
import io.garuda.socket.Broadcast;
import io.garuda.socket.Payload;
import io.garuda.socket.Topic;
import io.garuda.telemetry.Telemetry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The nodes and servers of a test, which end with it; it is skipped where no Redis is installed. */
final class RedisNodes implements BeforeEachCallback, AfterEachCallback {
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  /** What came on a topic from elsewhere. */
  static final class Heard {
    final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    /** Will wait for an event; what comes before is left out. */
    void awaits(String event) throws InterruptedException {
      String next = "";
      while (!event.equals(next)) {
        next = events.poll(10, TimeUnit.SECONDS);
        if (next == null) {
          throw new AssertionError("expected " + event + " within 10 s");
        }
      }
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    assumeInstalled();
  }

  static void assumeInstalled() {
    assumeTrue(RedisProcess.isInstalled(), "redis-server is not installed");
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }

  <T extends AutoCloseable> T closes(T closeable) {
    open.push(closeable);
    return closeable;
  }

  /** Will start a node, and not wait for Redis. */
  PubSub node(String url) {
    return node(url, 8 * 1_024 * 1_024);
  }

  PubSub node(String url, int buffer) {
    return closes(new PubSub(
        new Telemetry(), new RedisEngine(new RedisOptions(url, "garuda", buffer, Outage.BUFFER))));
  }

  static Heard hear(PubSub node, String topic) throws Exception {
    Heard heard = new Heard();
    node.subscribe(topic, broadcast -> heard.events.add(broadcast.event()))
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS);
    return heard;
  }

  /** Will count how often a node is told that messages may have been missed. */
  static AtomicInteger healings(PubSub node) {
    AtomicInteger healed = new AtomicInteger();
    node.listen("healings", new NodeListener() {
      @Override
      public void receive(String from, byte[] message) {}

      @Override
      public void healed() {
        healed.incrementAndGet();
      }
    });
    return healed;
  }

  static void say(PubSub node, String topic, String event) {
    node.broadcast(new Broadcast(Topic.of(topic), event, Payload.empty()), null);
  }

  static void areUp(PubSub... nodes) {
    for (PubSub node : nodes) {
      Eventually.is(() -> node.engine().health().isUp());
    }
  }

  /** Will wait for the health problem that says so. */
  static String problem(PubSub node, String says) {
    Eventually.is(() -> node.engine().health().problem().orElse("").contains(says));
    return node.engine().health().problem().orElse("");
  }
}
