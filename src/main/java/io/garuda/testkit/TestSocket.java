package io.garuda.testkit;

import io.garuda.assigns.Key;
import io.garuda.channel.BareSocket;
import io.garuda.channel.SocketConnection;
import io.garuda.socket.Payload;
import io.garuda.testkit.Arrival.Kind;
import io.garuda.testkit.Arrivals.Wanted;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A connected client of a test. */
public final class TestSocket {
  private final TestRun run;
  private final TestClient client;
  private final SocketConnection connection;

  TestSocket(TestRun run, TestClient client) {
    this.run = run;
    this.client = client;
    this.connection = client.connection();
  }

  /** Will assign as connect would: the channels that this client joins from now on have it. */
  public <T> TestSocket assign(Key<T> key, T value) {
    BareSocket.of(connection).assign(key, value);
    return this;
  }

  /** Will return what connect or the test assigned. */
  public <T> T get(Key<T> key) {
    return BareSocket.of(connection).get(key);
  }

  public <T> Optional<T> find(Key<T> key) {
    return BareSocket.of(connection).find(key);
  }

  /** Will return what the handler, or the test, named the socket. */
  public Optional<String> id() {
    return BareSocket.of(connection).id();
  }

  /** Will listen to a topic and join it, without params. */
  public TestChannel subscribeAndJoin(String topic) {
    return subscribeAndJoin(topic, Payload.empty());
  }

  /**
   * Will listen to a topic, so that its broadcasts can be asserted, and join it.
   *
   * @throws AssertionError if the join is refused
   */
  public TestChannel subscribeAndJoin(String topic, Payload params) {
    return join(topic, params, run.subscribe(topic)).channel();
  }

  /** Will join a topic without params, and wait for the answer. */
  public JoinReply join(String topic) {
    return join(topic, Payload.empty());
  }

  /** Will join a topic, and wait for the answer, be it a refusal. */
  public JoinReply join(String topic, Payload params) {
    return join(topic, params, null);
  }

  private JoinReply join(String topic, Payload params, @Nullable TestTopic subscription) {
    String ref = client.nextRef();
    client.say(ref, ref, topic, "phx_join", params);
    Arrival answer = client
        .arrivals()
        .take(new Wanted(
            "an answer to the join of \"" + topic + "\" by client " + client.number(),
            arrival -> arrival.kind() == Kind.REPLY
                && arrival.client() == client.number()
                && arrival.ref().equals(ref)));
    return new JoinReply(
        answer.name(), answer.payload(), new TestChannel(client, topic, ref, subscription));
  }

  /**
   * Will push a newer token to {@code SocketHandler.refresh}, as {@code access_token}, and wait for the
   * answer.
   *
   * @return whether it was taken; each channel is asked by {@code reauthorize} then
   */
  public boolean refresh(String token) {
    String ref = client.nextRef();
    client.say(ref, ref, "phoenix", "access_token", Payload.of("access_token", token));
    Arrival answer = client
        .arrivals()
        .take(new Wanted(
            "an answer to the token of client " + client.number(),
            arrival -> arrival.kind() == Kind.REPLY
                && arrival.client() == client.number()
                && arrival.ref().equals(ref)));
    return answer.name().equals("ok");
  }

  /** Will wait until the server closes the connection with this code. */
  public void assertClosed(int code) {
    client
        .arrivals()
        .take(new Wanted(
            "client " + client.number() + " to be closed with " + code,
            arrival -> arrival.kind() == Kind.CLOSE
                && arrival.client() == client.number()
                && arrival.name().startsWith(code + " ")));
  }

  /** Will close the connection, as a client that goes away, and wait until its channels have ended. */
  public void close() {
    client.close();
  }
}
