package io.garuda.channel;

import io.garuda.assigns.Assigns;
import io.garuda.assigns.Key;
import io.garuda.socket.Broadcast;
import io.garuda.socket.Payload;
import io.garuda.socket.Topic;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A client's connection as connect and one channel see it ({@code Phoenix.Socket}).
 *
 * <p>Each channel has its own, with its own copy of what connect assigned. Confined to the channel's
 * mailbox, except {@link #send}, which any thread may call.
 */
public final class Socket {
  private final Assigns assigns;
  private final Optional<String> id;
  private final @Nullable ChannelMailbox mailbox;

  Socket(Assigns assigns, Optional<String> id, @Nullable ChannelMailbox mailbox) {
    this.assigns = assigns;
    this.id = id;
    this.mailbox = mailbox;
  }

  public <T> void assign(Key<T> key, T value) {
    assigns.put(key, value);
  }

  /**
   * Will return an assign.
   *
   * @throws java.util.NoSuchElementException if nothing was assigned
   */
  public <T> T get(Key<T> key) {
    return assigns.get(key);
  }

  public <T> Optional<T> find(Key<T> key) {
    return assigns.find(key);
  }

  /** Will return what {@link SocketHandler#id} named the socket. */
  public Optional<String> id() {
    return id;
  }

  public Topic topic() {
    return channel().topic();
  }

  /** Will send an event to this client; illegal before the join is answered. */
  public void push(String event, Payload payload) {
    channel().push(event, payload);
  }

  /** Will send an event to all subscribers of the topic, this client included. */
  public void broadcast(String event, Payload payload) {
    channel().broadcast(event, payload, false);
  }

  /** Will send an event to all subscribers of the topic but this client. */
  public void broadcastFrom(String event, Payload payload) {
    channel().broadcast(event, payload, true);
  }

  /** Will run the task on the mailbox right after the join was answered; only legal in join. */
  public void afterJoin(Runnable task) {
    channel().afterJoin(task);
  }

  /**
   * Will return a reference to the push being handled, to reply later from any thread.
   *
   * @throws IllegalStateException outside of handleIn, or if the client asked for no reply
   */
  public SocketRef ref() {
    return channel().ref();
  }

  /** Will hand a message to {@link Channel#handleInfo} on the mailbox; any thread may call. */
  public void send(Object message) {
    channel().info(message);
  }

  /** Will deliver another topic's broadcasts to {@link Channel#handleInfo} as {@link Broadcast}. */
  public void subscribe(String topic) {
    channel().subscribe(topic);
  }

  public void unsubscribe(String topic) {
    channel().unsubscribe(topic);
  }

  private ChannelMailbox channel() {
    if (mailbox == null) {
      throw new IllegalStateException(
          "expected to be in a channel, got: a socket that connects; it has no topic yet");
    }
    return mailbox;
  }
}
