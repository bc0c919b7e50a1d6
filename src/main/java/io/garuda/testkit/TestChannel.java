package io.garuda.testkit;

import io.garuda.assigns.Key;
import io.garuda.channel.BareSocket;
import io.garuda.channel.Socket;
import io.garuda.socket.Payload;
import io.garuda.testkit.Arrival.Kind;
import io.garuda.testkit.Arrivals.Wanted;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A topic that a client of a test has joined.
 *
 * <p>Pushes are all that the client is sent beside replies: broadcasts that reach it, too, and the
 * ends {@code phx_close} and {@code phx_error}.
 */
public final class TestChannel {
  private final TestClient client;
  private final String topic;
  private final String joinRef;
  private final @Nullable TestTopic subscription;

  TestChannel(TestClient client, String topic, String joinRef, @Nullable TestTopic subscription) {
    this.client = client;
    this.topic = topic;
    this.joinRef = joinRef;
    this.subscription = subscription;
  }

  public String topic() {
    return topic;
  }

  /** Will push an event without a payload, and return its ref at once. */
  public String push(String event) {
    return push(event, Payload.empty());
  }

  /** Will push an event, and return its ref at once. */
  public String push(String event, Payload payload) {
    String ref = client.nextRef();
    client.say(joinRef, ref, topic, event, payload);
    return ref;
  }

  /** Will leave the topic; the ref returned is answered, then the client is pushed phx_close. */
  public String leave() {
    return push("phx_leave");
  }

  /** Will close the whole connection, as a client that goes away, and wait until the channel ended. */
  public void close() {
    client.close();
  }

  /** Will wait for a reply with any payload, and return that. */
  public Payload assertReply(String ref, String status) {
    return takeReply(ref, status, PayloadMatch.any());
  }

  /** Will wait for a reply with exactly this payload. */
  public Payload assertReply(String ref, String status, Payload payload) {
    return takeReply(ref, status, PayloadMatch.exactly(payload));
  }

  /** Will wait for a reply with such a payload, and return that. */
  public Payload assertReply(String ref, String status, Predicate<Payload> payload) {
    return takeReply(ref, status, PayloadMatch.of(payload));
  }

  /** Will fail if the push is replied to. */
  public void refuteReply(String ref) {
    client.arrivals().refute(new Wanted("a reply to " + ref, arrival -> isReply(arrival, ref)));
  }

  /** Will wait for a push with any payload, and return that. */
  public Payload assertPush(String event) {
    return takePush(event, PayloadMatch.any());
  }

  /** Will wait for a push with exactly this payload. */
  public Payload assertPush(String event, Payload payload) {
    return takePush(event, PayloadMatch.exactly(payload));
  }

  /** Will wait for a push with such a payload, and return that. */
  public Payload assertPush(String event, Predicate<Payload> payload) {
    return takePush(event, PayloadMatch.of(payload));
  }

  /** Will fail if the client is pushed the event. */
  public void refutePush(String event) {
    client.arrivals().refute(aPush(event, PayloadMatch.any()));
  }

  /** Will fail if the client is pushed the event with such a payload. */
  public void refutePush(String event, Predicate<Payload> payload) {
    client.arrivals().refute(aPush(event, PayloadMatch.of(payload)));
  }

  /** Will wait for a broadcast on the topic with any payload, and return that. */
  public Payload assertBroadcast(String event) {
    return subscription().assertBroadcast(event);
  }

  /** Will wait for a broadcast on the topic with exactly this payload. */
  public Payload assertBroadcast(String event, Payload payload) {
    return subscription().assertBroadcast(event, payload);
  }

  /** Will wait for a broadcast on the topic with such a payload, and return that. */
  public Payload assertBroadcast(String event, Predicate<Payload> payload) {
    return subscription().assertBroadcast(event, payload);
  }

  /** Will fail if the event is broadcast on the topic. */
  public void refuteBroadcast(String event) {
    subscription().refuteBroadcast(event);
  }

  /** Will fail if the event is broadcast on the topic with such a payload. */
  public void refuteBroadcast(String event, Predicate<Payload> payload) {
    subscription().refuteBroadcast(event, payload);
  }

  /** Will send an event to all subscribers of the topic but the test; so to this client, too. */
  public void broadcastFrom(String event, Payload payload) {
    subscription().broadcastFrom(event, payload);
  }

  /** Will return what is assigned to the channel's own socket. */
  public <T> T get(Key<T> key) {
    return inspect(socket -> socket.get(key));
  }

  public <T> Optional<T> find(Key<T> key) {
    return inspect(socket -> socket.find(key));
  }

  /** Will hand a message to the channel's {@code handleInfo}. */
  public void send(Object message) {
    inspect(socket -> {
      socket.send(message);
      return true;
    });
  }

  /**
   * Will ask the channel's own socket, on its mailbox, after all that it handles before.
   *
   * @throws AssertionError if the channel has ended
   */
  public <T> T inspect(Function<Socket, T> question) {
    CompletableFuture<Supplier<T>> answer = new CompletableFuture<>();
    BareSocket.enqueue(client.connection(), topic, socket -> {
      answer.complete(outcome(question, socket));
      client.arrivals().changed();
    });
    client.arrivals().await("\"" + topic + "\" joined, to ask its socket", answer::isDone);
    return answer.join().get();
  }

  /** Will keep what the question throws for the thread that asked it. */
  private static <T> Supplier<T> outcome(Function<Socket, T> question, Socket socket) {
    try {
      T found = question.apply(socket);
      return () -> found;
    } catch (RuntimeException e) {
      return () -> {
        throw e;
      };
    }
  }

  private TestTopic subscription() {
    if (subscription == null) {
      throw new IllegalStateException("expected the test to listen to \"" + topic
          + "\", got: join alone; use subscribeAndJoin or ChannelCase.subscribe");
    }
    return subscription;
  }

  private Payload takeReply(String ref, String status, PayloadMatch payload) {
    return client
        .arrivals()
        .take(new Wanted(
            "a reply " + status + payload.shown() + " to " + ref + " on \"" + topic + "\"",
            arrival -> isReply(arrival, ref)
                && arrival.name().equals(status)
                && payload.matches().test(arrival.payload())))
        .payload();
  }

  private boolean isReply(Arrival arrival, String ref) {
    return arrival.kind() == Kind.REPLY
        && arrival.client() == client.number()
        && arrival.ref().equals(ref);
  }

  private Payload takePush(String event, PayloadMatch payload) {
    return client.arrivals().take(aPush(event, payload)).payload();
  }

  private Wanted aPush(String event, PayloadMatch payload) {
    return new Wanted(
        "a push \"" + event + "\"" + payload.shown() + " to client " + client.number() + " on \""
            + topic + "\"",
        arrival -> arrival.kind() == Kind.PUSH
            && arrival.client() == client.number()
            && arrival.topic().equals(topic)
            && (arrival.joinRef().isEmpty() || arrival.joinRef().equals(joinRef))
            && arrival.name().equals(event)
            && payload.matches().test(arrival.payload()));
  }
}
