package io.garuda.channel;

import io.garuda.pubsub.PubSub;
import io.garuda.pubsub.Subscriber;
import io.garuda.socket.Broadcast;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The topics that a channel listens to beside its own, or a connection; not for two threads at once. */
final class Subscriptions {
  private static final System.Logger LOG = System.getLogger(Subscriptions.class.getName());
  private static final long PATIENCE_SECONDS = 5;

  private final PubSub pubSub;
  private final Consumer<Broadcast> to;
  private @Nullable Map<String, Subscriber> subscribers;

  Subscriptions(PubSub pubSub, Consumer<Broadcast> to) {
    this.pubSub = pubSub;
    this.to = to;
  }

  /**
   * Will subscribe; a second time changes nothing.
   *
   * @return completes once other nodes are heard, too
   */
  CompletionStage<?> add(String topic) {
    if (subscribers == null) {
      subscribers = new HashMap<>();
    }
    return pubSub.subscribe(topic, subscribers.computeIfAbsent(topic, name -> to::accept));
  }

  /** Will wait for the other nodes, as long as an engine takes to find that they are out of reach. */
  static void await(CompletionStage<?> subscribed) {
    CompletableFuture<?> done = subscribed.toCompletableFuture();
    if (done.isDone()) {
      return;
    }
    try {
      done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException | ExecutionException e) {
      LOG.log(Level.WARNING, "a topic is heard from this node alone for now", e);
    }
  }

  void remove(String topic) {
    Subscriber subscriber = subscribers == null ? null : subscribers.remove(topic);
    if (subscriber != null) {
      pubSub.unsubscribe(topic, subscriber);
    }
  }

  void clear() {
    if (subscribers != null) {
      subscribers.forEach(pubSub::unsubscribe);
    }
  }
}
