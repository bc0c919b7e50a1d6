package io.garuda.channel;

import io.garuda.assigns.Assigns;
import io.garuda.assigns.Key;
import io.garuda.socket.Broadcast;
import io.garuda.socket.Message;
import io.garuda.socket.Payload;
import io.garuda.socket.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A client's connection as connect and one channel see it ({@code Phoenix.Socket}).
 *
 * <p>Each channel has its own, with its own copy of what connect assigned. Confined to the channel's
 * mailbox, except {@link #send}, {@link #enqueue}, {@link #stop} and {@link #onEnd}, which any thread may call.
 */
public final class Socket {
  private final Assigns assigns;
  private final Optional<String> id;
  private final @Nullable ChannelServer server;

  private @Nullable List<Runnable> afterJoin;
  private @Nullable Message handled;
  private @Nullable Set<Timer.Deadline> timers;

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

  /**
   * Will hand a message to {@link Channel#handleInfo} after a while, at most 50 ms late ({@code
   * Process.send_after/3}).
   *
   * @return cancels it; the end of the channel does so, too
   */
  public Timer.Deadline sendAfter(Object message, Duration delay) {
    ChannelServer own = channel();
    Set<Timer.Deadline> pending = timers;
    if (pending == null) {
      Set<Timer.Deadline> all = ConcurrentHashMap.newKeySet(1);
      onEnd(reason -> all.forEach(Timer.Deadline::cancel));
      pending = all;
      timers = all;
    }
    pending.removeIf(Timer.Deadline::isOver);
    Timer.Deadline deadline = own.instance().timer().schedule(delay, () -> own.info(0, message));
    pending.add(deadline);
    return deadline;
  }

  /**
   * Will end the channel with {@code phx_close}, behind what waits in its mailbox; any thread may call.
   *
   * <p>A handler of an event ends it at once by {@link HandleInResult#stop}.
   */
  public void stop() {
    ChannelServer own = channel();
    own.enqueue(0, (channel, socket) -> own.stop(EndReason.STOPPED));
  }

  /** Will run a task on the mailbox after what runs now, unless the channel has ended by then. */
  public void enqueue(Runnable task) {
    channel().enqueue(0, (channel, socket) -> task.run());
  }

  /**
   * Will run a task once when the channel ends, however it ends; at once if it has ended already.
   *
   * <p>Also when its join is refused, throws or runs into its deadline. The task is told why, runs on any
   * thread and must not block.
   */
  public void onEnd(Consumer<EndReason> task) {
    channel().instance().onEnd(task);
  }

  /** Will deliver another topic's broadcasts to {@link Channel#handleInfo} as {@link Broadcast}. */
  public void subscribe(String topic) {
    Subscriptions.await(channel().subscriptions().add(topic));
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

  void refreshed(Assigns changes) {
    assigns.putAll(changes);
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
