package io.garuda.pubsub;

import io.garuda.socket.Broadcast;
import io.garuda.telemetry.Event;
import io.garuda.telemetry.Probe;
import io.garuda.telemetry.Telemetry;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The topics of this node and their subscribers. */
final class LocalPubSub {
  private final ConcurrentHashMap<String, Set<Subscriber>> topics = new ConcurrentHashMap<>();
  private final Probe<Event.Broadcast> broadcasts;

  LocalPubSub(Telemetry telemetry) {
    broadcasts = telemetry.probe(Event.Broadcast.class);
  }

  /** Will deliver broadcasts that begin after this returns; a second subscription changes nothing. */
  void subscribe(String topic, Subscriber subscriber) {
    topics.compute(topic, (name, subscribers) -> with(subscriber, subscribers));
  }

  /**
   * Will subscribe likewise.
   *
   * @param meanwhile what is done while nobody else subscribes to the topic or unsubscribes
   */
  <T> T subscribe(String topic, Subscriber subscriber, Supplier<T> meanwhile) {
    AtomicReference<@Nullable T> result = new AtomicReference<>();
    topics.compute(topic, (name, subscribers) -> {
      Set<Subscriber> set = with(subscriber, subscribers);
      result.setPlain(meanwhile.get());
      return set;
    });
    return Objects.requireNonNull(result.getPlain(), "expected a result");
  }

  private static Set<Subscriber> with(Subscriber one, @Nullable Set<Subscriber> subscribers) {
    Set<Subscriber> set = subscribers == null ? ConcurrentHashMap.newKeySet(4) : subscribers;
    set.add(one);
    return set;
  }

  /**
   * Will unsubscribe.
   *
   * @param last what is done if none is left, while nobody else subscribes to the topic
   */
  void unsubscribe(String topic, Subscriber subscriber, Runnable last) {
    topics.computeIfPresent(topic, (name, subscribers) -> {
      subscribers.remove(subscriber);
      if (subscribers.isEmpty()) {
        last.run();
        return null;
      }
      return subscribers;
    });
  }

  /**
   * Will deliver to every subscriber of the broadcast's topic but one.
   *
   * @param from is left out; null leaves out nobody
   */
  void broadcast(Broadcast broadcast, @Nullable Subscriber from) {
    Set<Subscriber> subscribers = topics.get(broadcast.topic().name());
    int recipients = 0;
    if (subscribers != null) {
      for (Subscriber subscriber : subscribers) {
        if (subscriber != from) {
          subscriber.deliver(broadcast);
          recipients++;
        }
      }
    }
    if (broadcasts.isOn()) {
      broadcasts.emit(new Event.Broadcast(
          broadcast.topic().name(),
          broadcast.event(),
          recipients,
          broadcast.payload().size()));
    }
  }

  /** Will find a subscriber of a topic by its number; null if there is none. */
  @Nullable
  Subscriber find(String topic, long number) {
    return topics.getOrDefault(topic, Set.of()).stream()
        .filter(subscriber -> subscriber.number() == number)
        .findAny()
        .orElse(null);
  }

  /** Will tell subscribers of some topics that they may have missed messages. */
  void missed(Predicate<String> of) {
    topics.forEach((topic, subscribers) -> {
      if (of.test(topic)) {
        subscribers.forEach(Subscriber::missed);
      }
    });
  }

  /** Will return how many subscribers a topic has now. */
  int subscribers(String topic) {
    Set<Subscriber> subscribers = topics.get(topic);
    return subscribers == null ? 0 : subscribers.size();
  }
}
