package io.garuda.pubsub;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * No other nodes; or, for tests, nodes that share the memory of one JVM.
 *
 * <p>Messages arrive on the publisher's thread.
 */
public final class LocalEngine implements Engine {
  private static final CompletionStage<?> DONE = CompletableFuture.completedFuture(null);

  private final String node = newNode();
  private final Map<String, LocalEngine> nodes;
  private final LocalLogs logs;
  private final LocalKeys keys;
  private final Set<String> topics = ConcurrentHashMap.newKeySet();
  private final Set<Capability> capabilities;
  private final LongAdder published = new LongAdder();
  private final LongAdder received = new LongAdder();
  private volatile @Nullable Receiver receiver;

  private LocalEngine(
      Map<String, LocalEngine> nodes,
      LocalLogs logs,
      LocalKeys keys,
      Set<Capability> capabilities) {
    this.nodes = nodes;
    this.logs = logs;
    this.keys = keys;
    this.capabilities = capabilities;
  }

  /** Will reach nobody; the engine {@code local}, which is the default. */
  public static LocalEngine alone() {
    return new LocalEngine(
        new ConcurrentHashMap<>(),
        new LocalLogs(),
        new LocalKeys(),
        Set.of(Capability.ORDER, Capability.HISTORY));
  }

  /** Will begin a network that {@link #beside} joins. */
  public static LocalEngine network() {
    return new LocalEngine(
        new ConcurrentHashMap<>(),
        new LocalLogs(),
        new LocalKeys(),
        Set.of(Capability.NODES, Capability.ORDER, Capability.HISTORY));
  }

  /** Will be another node of the same network. */
  public LocalEngine beside() {
    return new LocalEngine(nodes, logs, keys, capabilities);
  }

  /** Will make up a name for a node that no other has: 16 hexadecimal digits. */
  public static String newNode() {
    byte[] random = new byte[8];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  @Override
  public String name() {
    return "local";
  }

  @Override
  public Set<Capability> capabilities() {
    return capabilities;
  }

  @Override
  public String node() {
    return node;
  }

  @Override
  public void start(Receiver takes) {
    receiver = takes;
    nodes.put(node, this);
  }

  @Override
  public CompletionStage<?> subscribe(String topic) {
    topics.add(topic);
    return DONE;
  }

  @Override
  public void unsubscribe(String topic) {
    topics.remove(topic);
  }

  @Override
  public void append(String topic, byte[] message, History history) {
    logs.append(topic, message, history, whole -> publish(topic, whole));
  }

  @Override
  public CompletionStage<Published> publish(
      String topic, byte[] message, @Nullable History history, @Nullable Once once) {
    Supplier<Published> publish = () -> {
      if (history != null) {
        return new Published(
            false, logs.append(topic, message, history, whole -> publish(topic, whole)));
      }
      publish(topic, message);
      return new Published(false, null);
    };
    return once == null
        ? CompletableFuture.completedFuture(publish.get())
        : keys.publish(topic, once, publish);
  }

  @Override
  public CompletionStage<Past> past(String topic, History history, long after, int most) {
    return CompletableFuture.completedFuture(logs.past(topic, history, after, most));
  }

  @Override
  public void publish(String topic, byte[] message) {
    published.increment();
    for (LocalEngine other : nodes.values()) {
      if (other.topics.contains(topic)) {
        other.take(topic, message);
      }
    }
  }

  @Override
  public void send(String to, String topic, byte[] message) {
    published.increment();
    LocalEngine other = nodes.get(to);
    if (other != null) {
      other.take(topic, message);
    }
  }

  private void take(String topic, byte[] message) {
    Receiver to = receiver;
    if (to != null) {
      received.increment();
      to.receive(topic, message);
    }
  }

  @Override
  public EngineHealth health() {
    return new EngineHealth(Optional.empty(), published.sum(), received.sum(), 0, 0, 0);
  }

  @Override
  public void close() {
    nodes.remove(node);
    receiver = null;
  }
}
