package io.garuda.channel;

import io.garuda.assigns.Assigns;
import io.garuda.assigns.Key;
import io.garuda.socket.Broadcast;
import io.garuda.socket.Message;
import io.garuda.socket.Payload;
import io.garuda.socket.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A client's connection as connect and one channel see it ({@code Phoenix.Socket}).
 *
 * <p>Each channel has its own, with its own copy of what connect assigned. Confined to the channel's
 * mailbox, except {@link #send}, {@link #enqueue} and {@link #onEnd}, which any thread may call.
 */
public final class Socket {
  private final Assigns assigns;
  private final Optional<String> id;
  private final @Nullable ChannelServer server;

  private @Nullable List<Runnable> afterJoin;
  private @Nullable Message handled;

  Socket(Assigns assigns, Optional<String> id, @Nullable ChannelServer server) {
    this.assigns = assigns;
    this.id = id;
    this.server = server;
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
    return channel().request().topic();
  }

  /** Will send an event to this client; illegal before the join is answered. */
  public void push(String event, Payload payload) {
    answered("push").client().push(event, payload);
  }

  /** Will send an event to all subscribers of the topic, this client included. */
  public void broadcast(String event, Payload payload) {
    answered("broadcast").broadcast(event, payload, false);
  }

  /** Will send an event to all subscribers of the topic but this client. */
  public void broadcastFrom(String event, Payload payload) {
    answered("broadcastFrom").broadcast(event, payload, true);
  }

  /** Will run the task on the mailbox right after the join was answered; only legal in join. */
  public void afterJoin(Runnable task) {
    if (afterJoin == null) {
      throw new IllegalStateException("expected afterJoin in join, got: outside of it");
    }
    afterJoin.add(task);
  }

  /**
   * Will return a reference to the push being handled, to reply later from any thread.
   *
   * @throws IllegalStateException outside of handleIn, or if the client asked for no reply
   */
  public SocketRef ref() {
    Message message = handled;
    if (message == null || message.ref() == null) {
      throw new IllegalStateException(
          "expected a push with a ref being handled, got none; call ref() in handleIn");
    }
    return channel().client().ref(message.ref());
  }

  /** Will hand a message to {@link Channel#handleInfo} on the mailbox; any thread may call. */
  public void send(Object message) {
    channel().info(0, message);
  }

  /** Will run a task on the mailbox after what runs now, unless the channel has ended by then. */
  public void enqueue(Runnable task) {
    channel().enqueue(0, (channel, socket) -> task.run());
  }

  /**
   * Will run a task once when the channel ends, however it ends; at once if it has ended already.
   *
   * <p>Also when its join is refused, throws or runs into its deadline. The task runs on any thread
   * and must not block.
   */
  public void onEnd(Runnable task) {
    channel().instance().onEnd(task);
  }

  /** Will deliver another topic's broadcasts to {@link Channel#handleInfo} as {@link Broadcast}. */
  public void subscribe(String topic) {
    channel().subscriptions().add(topic);
  }

  public void unsubscribe(String topic) {
    channel().subscriptions().remove(topic);
  }

  /** From now on tasks for after the join are taken. */
  void joining() {
    afterJoin = new ArrayList<>(1);
  }

  /** Will return the tasks for after the join, and take no more. */
  List<Runnable> joined() {
    List<Runnable> tasks = afterJoin == null ? List.of() : afterJoin;
    afterJoin = null;
    return tasks;
  }

  void handling(@Nullable Message message) {
    handled = message;
  }

  private ChannelServer answered(String what) {
    if (afterJoin != null && !channel().client().isMute()) {
      throw new IllegalStateException("expected " + what + " after the join, got: " + what
          + " in join of \"" + topic() + "\"; use socket.afterJoin");
    }
    return channel();
  }

  private ChannelServer channel() {
    if (server == null) {
      throw new IllegalStateException(
          "expected to be in a channel, got: a socket that connects; it has no topic yet");
    }
    return server;
  }
}
