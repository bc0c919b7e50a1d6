package io.garuda.pubsub;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.garuda.socket.Broadcast;
import io.garuda.socket.Cursor;
import io.garuda.socket.Topic;
import io.garuda.telemetry.Telemetry;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Topics and their subscribers, on this node and on all others ({@code Phoenix.PubSub}).
 *
 * <p>Subscribers here are told first, on the publisher's thread. Any thread; nothing blocks.
 */
public final class PubSub implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(PubSub.class.getName());
  private static final CompletionStage<?> DONE = CompletableFuture.completedFuture(null);

  private final LocalPubSub local;
  private final Engine engine;
  private final Histories histories;
  private final Duration keyTime;
  private final Map<String, Cursor> heard = new ConcurrentHashMap<>(); // last, of subscribed topics
  private final boolean reachesOthers;
  private final Map<String, NodeListener> listeners = new ConcurrentHashMap<>();
  private final AtomicBoolean toldOfStranger = new AtomicBoolean();

  /** Will reach this node alone, and tell nobody of broadcasts but their subscribers. */
  public PubSub() {
    this(new Telemetry(), LocalEngine.alone());
  }

  /** Will start the engine; no topic keeps a history. */
  public PubSub(Telemetry telemetry, Engine engine) {
    this(telemetry, engine, Histories.none(), Once.TIME);
  }

  /** Will know for {@link Once#TIME} what was published with a key. */
  public PubSub(Telemetry telemetry, Engine engine, Histories histories) {
    this(telemetry, engine, histories, Once.TIME);
  }

  /**
   * Will start the engine, which must give histories if there are to be some.
   *
   * @param keyTime how long what was published with a key is known
   */
  public PubSub(Telemetry telemetry, Engine engine, Histories histories, Duration keyTime) {
    this.local = new LocalPubSub(telemetry);
    this.engine = engine;
    this.histories = histories;
    this.keyTime = keyTime;
    this.reachesOthers = engine.capabilities().contains(Engine.Capability.NODES);
    engine.start(new Engine.Receiver() {
      @Override
      public void receive(String topic, byte[] message) {
        PubSub.this.receive(topic, message);
      }

      @Override
      public void healed() {
        local.missed(topic -> histories.of(topic).isPresent());
        heard.clear(); // behind that, or else a message could come before its client is sent back
        listeners.values().forEach(NodeListener::healed);
      }
    });
  }

  /**
   * Will deliver broadcasts that begin on this node after this returns; a second subscription changes
   * nothing.
   *
   * @return completes once broadcasts that begin on other nodes are delivered, too; at once if they are
   *     out of reach
   */
  public CompletionStage<?> subscribe(String topic, Subscriber subscriber) {
    boolean kept = histories.of(topic).isPresent();
    if (!reachesOthers && !kept) {
      local.subscribe(topic, subscriber);
      return DONE;
    }
    String name = kept ? EngineTopic.kept(topic) : EngineTopic.of(topic);
    return local.subscribe(topic, subscriber, () -> engine.subscribe(name));
  }

  public void unsubscribe(String topic, Subscriber subscriber) {
    if (histories.of(topic).isPresent()) {
      local.unsubscribe(topic, subscriber, () -> {
        engine.unsubscribe(EngineTopic.kept(topic));
        heard.remove(topic);
      });
    } else if (reachesOthers) {
      local.unsubscribe(topic, subscriber, () -> engine.unsubscribe(EngineTopic.of(topic)));
    } else {
      local.unsubscribe(topic, subscriber, () -> {});
    }
  }

  /**
   * Will deliver to every subscriber of the broadcast's topic but one; where the topic keeps a history, once
   * the engine has kept it, and to all in the same order.
   *
   * @param from a subscriber here that is left out; null leaves out nobody
   */
  public void broadcast(Broadcast broadcast, @Nullable Subscriber from) {
    String topic = broadcast.topic().name();
    Optional<History> history = histories.of(topic);
    if (history.isPresent()) {
      long number = from == null ? 0 : from.number();
      engine.append(EngineTopic.kept(topic), bytes(broadcast, number), history.get());
      return;
    }
    local.broadcast(broadcast, from);
    if (reachesOthers) {
      engine.publish(EngineTopic.of(topic), bytes(broadcast, 0));
    }
  }

  /**
   * Will deliver likewise, and tell of it; with a key once, however often and at however many nodes it is asked
   * for. Subscribers here are told when the engine has taken it, on its thread; who broadcasts on the topic
   * before that is heard first.
   *
   * @param key names the message among those of its topic, for 5 minutes; null publishes in any case
   * @return completes once the engine has taken it; fails with {@link OutOfReachException} if it does not say
   *     so: a message with a key, or one that is to be kept, then waits for nothing
   * @throws IllegalArgumentException if the key has not 1 to 255 characters
   */
  public CompletionStage<Published> publish(Broadcast message, @Nullable String key) {
    String topic = message.topic().name();
    Optional<History> history = histories.of(topic);
    if (key == null && history.isEmpty()) {
      broadcast(message, null);
      return CompletableFuture.completedFuture(new Published(false, null));
    }
    Once once = key == null ? null : new Once(key, keyTime);
    return history.isPresent()
        ? engine.publish(EngineTopic.kept(topic), bytes(message, 0), history.get(), once)
        : engine
            .publish(EngineTopic.of(topic), bytes(message, 0), null, once)
            .whenComplete((published, e) -> {
              if (e == null && !published.repeated()) {
                local.broadcast(message, null);
              }
            });
  }

  private byte[] bytes(Broadcast broadcast, long from) {
    return NodeMessage.broadcast(engine.node(), broadcast.event(), broadcast.payload(), from);
  }

  /** Will return what a topic keeps; none for most. */
  public Optional<History> history(String topic) {
    return histories.of(topic);
  }

  /**
   * Will look up what a topic kept.
   *
   * @param after the offset after which messages are asked for; 0 for all
   * @param most how many, the newest of them
   * @return fails with {@link OutOfReachException} if the engine cannot be asked
   * @throws IllegalArgumentException if the topic keeps nothing
   */
  public CompletionStage<TopicPast> past(String topic, long after, int most) {
    History history = histories
        .of(topic)
        .orElseThrow(() -> new IllegalArgumentException("expected a topic with a history, got \""
            + topic + "\"; name it by" + " EndpointConfig's history(pattern, …)"));
    return engine
        .past(EngineTopic.kept(topic), history, after, most)
        .thenApply(past -> TopicPast.of(topic, past));
  }

  /** Will deliver likewise, on this node only; no history keeps it. */
  public void localBroadcast(Broadcast broadcast, @Nullable Subscriber from) {
    local.broadcast(broadcast, from);
  }

  /** Will return how many subscribers a topic has now on this node. */
  public int subscribers(String topic) {
    return local.subscribers(topic);
  }

  /** Will return this node's name, of this run alone. */
  public String node() {
    return engine.node();
  }

  /** Whether there may be other nodes. */
  public boolean reachesOthers() {
    return reachesOthers;
  }

  /** Will return what reaches the other nodes. */
  public Engine engine() {
    return engine;
  }

  /** Will send bytes to those of the other nodes that {@link #listen} to an internal topic. */
  public void publish(String topic, byte[] message) {
    if (reachesOthers) {
      engine.publish(EngineTopic.internal(topic), NodeMessage.bytes(engine.node(), message));
    }
  }

  /** Will send bytes to one node, in order with what goes to it alone. */
  public void send(String node, String topic, byte[] message) {
    if (reachesOthers) {
      engine.send(node, EngineTopic.internal(topic), NodeMessage.bytes(engine.node(), message));
    }
  }

  /**
   * Will tell a listener what other nodes publish on an internal topic, or send to this node on it.
   *
   * @param topic the framework's own: no client's topic meets it
   * @return completes as with {@link #subscribe}
   * @throws IllegalStateException if another listens already
   */
  public CompletionStage<?> listen(String topic, NodeListener listener) {
    if (listeners.putIfAbsent(topic, listener) != null) {
      throw new IllegalStateException(
          "expected one listener of the internal topic \"" + topic + "\", got a second");
    }
    return engine.subscribe(EngineTopic.internal(topic));
  }

  /** Will listen no more. */
  public void unlisten(String topic) {
    engine.unsubscribe(EngineTopic.internal(topic));
    listeners.remove(topic);
  }

  private void receive(String engineTopic, byte[] bytes) {
    try {
      if (EngineTopic.isKept(engineTopic)) {
        receiveKept(EngineTopic.topic(engineTopic), bytes);
        return;
      }
      NodeMessage message = NodeMessage.read(bytes);
      if (message.node().equals(engine.node())) {
        return; // our own: delivered before it left
      }
      String topic = EngineTopic.topic(engineTopic);
      String event = message.event();
      if (event != null) {
        local.broadcast(new Broadcast(Topic.of(topic), event, message.payload()), null);
      } else {
        NodeListener listener = listeners.get(topic);
        if (listener != null) {
          listener.receive(message.node(), message.payload().bytes());
        }
      }
    } catch (RuntimeException e) {
      LOG.log(
          toldOfStranger.getAndSet(true) ? Level.DEBUG : Level.WARNING,
          "a message on \"" + engineTopic + "\" was left out; do all nodes run the same version?",
          e);
    }
  }

  private void receiveKept(String topic, byte[] bytes) {
    int head = 0;
    while (bytes[head] != '\n') {
      head++;
    }
    Cursor cursor = Cursor.parse(new String(bytes, 0, head, US_ASCII)).orElseThrow();
    if (local.subscribers(topic) == 0) { // or a gap would be seen when there are some again
      heard.remove(topic);
      return;
    }
    Cursor before = heard.put(topic, cursor);
    if (before != null && !cursor.follows(before)) {
      local.missed(topic::equals);
      return;
    }
    byte[] rest = Arrays.copyOfRange(bytes, head + 1, bytes.length);
    NodeMessage message = NodeMessage.read(rest);
    boolean own = message.from() != 0 && message.node().equals(engine.node());
    local.broadcast(message.kept(topic, cursor), own ? local.find(topic, message.from()) : null);
  }

  /** Will leave the other nodes; subscribers of this one are told as before. */
  @Override
  public void close() {
    listeners.values().forEach(NodeListener::leaving);
    engine.close();
  }
}
