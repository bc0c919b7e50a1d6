package io.garuda.endpoint;

import io.garuda.channel.SocketRuntime;
import io.garuda.pubsub.PubSub;
import io.garuda.pubsub.Published;
import io.garuda.pubsub.Subscriber;
import io.garuda.pubsub.TopicPast;
import io.garuda.socket.Broadcast;
import io.garuda.socket.Payload;
import io.garuda.socket.Topic;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Where an application's requests and sockets come in; extend it once, as a CDI bean.
 *
 * <pre>{@code
 * @ApplicationScoped
 * public class AppEndpoint extends Endpoint {
 *   @Override
 *   public EndpointConfig config() { ... }
 * }
 * }</pre>
 *
 * <p>Inject it wherever something is to be told to the clients. Any thread may call; nothing blocks.
 */
public abstract class Endpoint {
  private static final String VERSION = readVersion();

  @Inject
  private EndpointRuntime runtime;

  private @Nullable SocketRuntime bare;

  @SuppressWarnings("NullAway.Init") // CDI sets the runtime
  protected Endpoint() {}

  /** Will reach these sockets, without CDI. */
  void serve(SocketRuntime sockets) {
    bare = sockets;
  }

  /** Will describe the endpoint; called once, when the application starts. */
  public abstract EndpointConfig config();

  /** Will send an event to all subscribers of a topic on all nodes ({@code Endpoint.broadcast/3}). */
  public void broadcast(String topic, String event, Payload payload) {
    pubSub().broadcast(message(topic, event, payload), null);
  }

  /**
   * Will send an event likewise, and tell of it; with a key once, however often and at however many nodes it is
   * asked for within 5 minutes, or what the setting {@code garuda.publish.key-time} says.
   *
   * @param key names the message among those of its topic; null publishes in any case
   * @return completes once all nodes are sent it; fails with {@code OutOfReachException} if that is not known:
   *     ask again, with the same key
   * @throws IllegalArgumentException if the key has not 1 to 255 characters
   */
  public CompletionStage<Published> publish(
      String topic, String event, Payload payload, @Nullable String key) {
    return pubSub().publish(message(topic, event, payload), key);
  }

  /** Will leave out one subscriber, of this node ({@code Endpoint.broadcast_from/4}). */
  public void broadcastFrom(Subscriber from, String topic, String event, Payload payload) {
    pubSub().broadcast(message(topic, event, payload), from);
  }

  /** Will reach the subscribers of this node only ({@code Endpoint.local_broadcast/3}). */
  public void localBroadcast(String topic, String event, Payload payload) {
    pubSub().localBroadcast(message(topic, event, payload), null);
  }

  /** Will reach those of this node but one ({@code Endpoint.local_broadcast_from/4}). */
  public void localBroadcastFrom(Subscriber from, String topic, String event, Payload payload) {
    pubSub().localBroadcast(message(topic, event, payload), from);
  }

  /**
   * Will tell a subscriber each broadcast of a topic, on the publisher's thread ({@code
   * Endpoint.subscribe/2}); until {@link #unsubscribe}, or the application stops.
   */
  public void subscribe(String topic, Subscriber subscriber) {
    pubSub().subscribe(topic, subscriber);
  }

  public void unsubscribe(String topic, Subscriber subscriber) {
    pubSub().unsubscribe(topic, subscriber);
  }

  /**
   * Will look up the newest messages of a topic that {@link EndpointConfig.Builder#history keeps} them.
   *
   * @return fails while other nodes are out of reach
   * @throws IllegalArgumentException if the topic keeps nothing
   */
  public CompletionStage<TopicPast> history(String topic, int most) {
    return pubSub().past(topic, 0, most);
  }

  private static Broadcast message(String topic, String event, Payload payload) {
    return new Broadcast(Topic.of(topic), event, payload);
  }

  private PubSub pubSub() {
    return sockets().pubSub();
  }

  private SocketRuntime sockets() {
    return bare == null ? runtime.sockets() : bare;
  }

  /**
   * Will close the sockets that {@code SocketHandler.id} named so, on all nodes; their clients may
   * reconnect.
   *
   * @param socketId such as {@code user_socket:7}
   */
  public void disconnect(String socketId) {
    broadcast(socketId, "disconnect", Payload.empty());
  }

  /**
   * Will send all clients away with 1012, as {@link EndpointConfig#drain} says, and take no new ones until
   * {@link #resume}.
   *
   * <p>An undeploy and the end of the server do so by themselves.
   */
  public void drain() {
    sockets().drain().start();
  }

  /** Will take new clients again after {@link #drain}. */
  public void resume() {
    sockets().drain().resume();
  }

  /** Whether clients are sent away, or were: no new ones are taken. */
  public boolean isDraining() {
    return sockets().isDraining();
  }

  /** Will return Garuda's version. */
  public static String version() {
    return VERSION;
  }

  private static String readVersion() {
    Properties properties = new Properties();
    try (InputStream in =
        Endpoint.class.getResourceAsStream("/META-INF/garuda/version.properties")) {
      properties.load(
          Objects.requireNonNull(in, "expected version.properties in the framework's jar"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }
}
