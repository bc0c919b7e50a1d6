package io.garuda.channel;

import io.garuda.pubsub.LocalPubSub;
import io.garuda.pubsub.Subscriber;
import io.garuda.socket.Broadcast;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The topics that a channel listens to beside its own, or a connection; not for two threads at once. */
final class Subscriptions {
  private final LocalPubSub pubSub;
  private final Consumer<Broadcast> to;
  private @Nullable Map<String, Subscriber> subscribers;

  Subscriptions(LocalPubSub pubSub, Consumer<Broadcast> to) {
    this.pubSub = pubSub;
    this.to = to;
  }

  /** Will subscribe; a second time changes nothing. */
  void add(String topic) {
    if (subscribers == null) {
      subscribers = new HashMap<>();
    }
    pubSub.subscribe(topic, subscribers.computeIfAbsent(topic, name -> to::accept));
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
