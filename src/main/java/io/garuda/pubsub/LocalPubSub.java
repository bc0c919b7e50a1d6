package io.garuda.pubsub;

import io.garuda.socket.Broadcast;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The topics of this node and their subscribers. */
public final class LocalPubSub {
  private final ConcurrentHashMap<String, Set<Subscriber>> topics = new ConcurrentHashMap<>();

  /** Will deliver broadcasts that begin after this returns; a second subscription changes nothing. */
  public void subscribe(String topic, Subscriber subscriber) {
    topics.compute(topic, (name, subscribers) -> {
      Set<Subscriber> set = subscribers == null ? ConcurrentHashMap.newKeySet(4) : subscribers;
      set.add(subscriber);
      return set;
    });
  }

  public void unsubscribe(String topic, Subscriber subscriber) {
    topics.computeIfPresent(topic, (name, subscribers) -> {
      subscribers.remove(subscriber);
      return subscribers.isEmpty() ? null : subscribers;
    });
  }

  /**
   * Will deliver to every subscriber of the broadcast's topic but one.
   *
   * @param from is left out; null leaves out nobody
   */
  public void broadcast(Broadcast broadcast, @Nullable Subscriber from) {
    Set<Subscriber> subscribers = topics.get(broadcast.topic().name());
    if (subscribers == null) {
      return;
    }
    for (Subscriber subscriber : subscribers) {
      if (subscriber != from) {
        subscriber.deliver(broadcast);
      }
    }
  }

  /** Will return how many subscribers a topic has now. */
  public int subscribers(String topic) {
    Set<Subscriber> subscribers = topics.get(topic);
    return subscribers == null ? 0 : subscribers.size();
  }
}
