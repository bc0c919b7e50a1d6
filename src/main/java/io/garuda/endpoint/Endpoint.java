package io.garuda.endpoint;

import io.garuda.channel.SocketRuntime;
import io.garuda.pubsub.LocalPubSub;
import io.garuda.pubsub.Subscriber;
import io.garuda.socket.Broadcast;
import io.garuda.socket.Payload;
import io.garuda.socket.Topic;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
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

  /** Will send an event to all subscribers of a topic ({@code Endpoint.broadcast/3}). */
  public void broadcast(String topic, String event, Payload payload) {
    tell(null, topic, event, payload);
  }

  /** Will leave out one subscriber ({@code Endpoint.broadcast_from/4}). */
  public void broadcastFrom(Subscriber from, String topic, String event, Payload payload) {
    tell(from, topic, event, payload);
  }

  /** Will reach the subscribers of this node only ({@code Endpoint.local_broadcast/3}). */
  public void localBroadcast(String topic, String event, Payload payload) {
    tell(null, topic, event, payload);
  }

  /** Will reach those of this node but one ({@code Endpoint.local_broadcast_from/4}). */
  public void localBroadcastFrom(Subscriber from, String topic, String event, Payload payload) {
    tell(from, topic, event, payload);
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

  private void tell(@Nullable Subscriber from, String topic, String event, Payload payload) {
    pubSub().broadcast(new Broadcast(Topic.of(topic), event, payload), from);
  }

  private LocalPubSub pubSub() {
    return (bare == null ? runtime.sockets() : bare).pubSub();
  }

  /**
   * Will close the sockets that {@code SocketHandler.id} named so; their clients may reconnect.
   *
   * @param socketId such as {@code user_socket:7}
   */
  public void disconnect(String socketId) {
    broadcast(socketId, "disconnect", Payload.empty());
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
