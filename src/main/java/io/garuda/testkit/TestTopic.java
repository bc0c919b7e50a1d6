package io.garuda.testkit;

import io.garuda.pubsub.PubSub;
import io.garuda.pubsub.Subscriber;
import io.garuda.socket.Broadcast;
import io.garuda.socket.Payload;
import io.garuda.socket.Topic;
import io.garuda.testkit.Arrival.Kind;
import io.garuda.testkit.Arrivals.Wanted;
import java.util.function.Predicate;

/** A topic that the test listens to, beside the clients. */
public final class TestTopic {
  private final PubSub pubSub;
  private final String topic;
  private final Arrivals arrivals;
  private final Subscriber subscriber;

  TestTopic(PubSub pubSub, String topic, Arrivals arrivals) {
    this.pubSub = pubSub;
    this.topic = topic;
    this.arrivals = arrivals;
    this.subscriber = broadcast -> arrivals.add(Arrival.broadcast(broadcast));
  }

  Subscriber subscriber() {
    return subscriber;
  }

  /** Will wait for a broadcast with any payload, and return that. */
  public Payload assertBroadcast(String event) {
    return take(event, PayloadMatch.any());
  }

  /** Will wait for a broadcast with exactly this payload. */
  public Payload assertBroadcast(String event, Payload payload) {
    return take(event, PayloadMatch.exactly(payload));
  }

  /** Will wait for a broadcast with such a payload, and return that. */
  public Payload assertBroadcast(String event, Predicate<Payload> payload) {
    return take(event, PayloadMatch.of(payload));
  }

  /** Will fail if the event is broadcast. */
  public void refuteBroadcast(String event) {
    arrivals.refute(wanted(event, PayloadMatch.any()));
  }

  /** Will fail if the event is broadcast with such a payload. */
  public void refuteBroadcast(String event, Predicate<Payload> payload) {
    arrivals.refute(wanted(event, PayloadMatch.of(payload)));
  }

  /** Will send an event to all subscribers of the topic but the test. */
  public void broadcastFrom(String event, Payload payload) {
    pubSub.broadcast(new Broadcast(Topic.of(topic), event, payload), subscriber);
  }

  private Payload take(String event, PayloadMatch payload) {
    return arrivals.take(wanted(event, payload)).payload();
  }

  private Wanted wanted(String event, PayloadMatch payload) {
    return new Wanted(
        "a broadcast \"" + event + "\"" + payload.shown() + " on \"" + topic + "\"",
        arrival -> arrival.kind() == Kind.BROADCAST
            && arrival.topic().equals(topic)
            && arrival.name().equals(event)
            && payload.matches().test(arrival.payload()));
  }
}
