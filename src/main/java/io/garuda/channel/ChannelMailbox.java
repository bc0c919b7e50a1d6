package io.garuda.channel;

import io.garuda.pubsub.Subscriber;
import io.garuda.socket.Broadcast;
import io.garuda.socket.Frame;
import io.garuda.socket.MalformedPayloadException;
import io.garuda.socket.Message;
import io.garuda.socket.Payload;
import io.garuda.socket.Topic;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One joined topic of one connection: its queue, its life, its channel's callbacks.
 *
 * <p>The job of {@code Phoenix.Channel.Server}. Any thread puts tasks in; one at a time takes them
 * out. Everything without a remark runs on the mailbox.
 */
final class ChannelMailbox implements Subscriber, Runnable {
  /*
   * Life: JOINING -> JOINED -> ENDED, or JOINING -> ENDED when the join is refused, throws or runs into
   * its deadline. Whoever makes the change does what belongs to it, so that it is done once.
   *
   * The gate: between subscribing and the join's reply, broadcasts are kept in `early`; they follow the
   * reply. So nothing is lost and nothing overtakes it (DESIGN, order of a join).
   *
   * A join is in the queue from the start, and the count of what waits stands at one, so that what comes
   * after it waits too; `begin` is the first to hand the mailbox to a worker.
   *
   * A second join of the topic: a joined channel becomes inert at once and the new one starts; one that
   * still joins first ends its join, which its deadline bounds. The old channel's phx_close follows the
   * new one's reply, as in Phoenix.
   */
  private static final System.Logger LOG = System.getLogger(ChannelMailbox.class.getName());

  private enum Life {
    JOINING,
    JOINED,
    ENDED
  }

  private record Task(Runnable work, int size) {}

  private final Message request;
  private final @Nullable ChannelMailbox before;

  private final SocketConnection connection;
  private final Topic topic;
  private final @Nullable String joinRef;
  private final Class<? extends Channel> type;
  private final Queue<Task> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicReference<Life> life = new AtomicReference<>(Life.JOINING);
  private volatile @Nullable Thread joining;
  private volatile boolean inert;
  private boolean refused;
  private volatile @Nullable ChannelMailbox successor;
  private volatile Set<String> intercepted = Set.of();

  private final Object gate = new Object();
  private volatile boolean open;
  private List<Broadcast> early = new ArrayList<>(0);

  private final UserCode.Runner runner;
  private UserCode.@Nullable Handle<? extends Channel> handle;
  private @Nullable Socket socket;
  private @Nullable Message handled;
  private @Nullable Runnable answered;
  private @Nullable List<Runnable> afterJoin;
  private @Nullable Map<String, Subscriber> subscriptions;

  /** Will wait for {@link #begin} with the join as its first task, which the caller has admitted. */
  ChannelMailbox(
      SocketConnection connection,
      Message request,
      Class<? extends Channel> type,
      @Nullable ChannelMailbox before) {
    this.connection = connection;
    this.request = request;
    this.topic = request.topic();
    this.joinRef = request.joinRef();
    this.type = type;
    this.before = before;
    this.runner = connection.runtime().userCode().runner();
    queue.add(new Task(this::join, request.payload().size()));
    waiting.set(1);
  }

  Topic topic() {
    return topic;
  }

  @Nullable
  String joinRef() {
    return joinRef;
  }

  /** Will join once the channel before it, if any, is out of the way; any thread. */
  void begin(Runnable whenAnswered) {
    answered = whenAnswered;
    if (before == null) {
      go();
    } else {
      before.replaceWith(this);
    }
  }

  private void go() {
    connection.runtime().timer().schedule(connection.mount().joinTimeout(), this::late);
    execute();
  }

  private void replaceWith(ChannelMailbox next) {
    successor = next;
    if (life.get() != Life.JOINING) {
      startSuccessor();
    }
  }

  private void startSuccessor() {
    ChannelMailbox next;
    synchronized (gate) {
      next = successor;
      successor = null;
    }
    if (next != null) {
      exit(EndReason.DUPLICATE_JOIN);
      next.go();
    }
  }

  private void answered() {
    if (answered != null) {
      answered.run();
    }
    startSuccessor();
  }

  private void join() {
    JoinResult result;
    joining = Thread.currentThread();
    try {
      handle = connection.runtime().userCode().create(type);
      socket = connection.socketFor(this);
      afterJoin = new ArrayList<>(1);
      result = Objects.requireNonNull(
          handle.instance().join(request.payload(), socket),
          "expected joined or refused from join, got: null");
      intercepted = Set.copyOf(handle.instance().intercept());
    } catch (Throwable e) {
      LOG.log(Level.ERROR, "join of " + topic + " crashed in " + type.getName(), e);
      result = JoinResult.refused("join crashed");
    } finally {
      joining = null;
      Thread.interrupted(); // the deadline's; the thread goes on to other channels
    }
    try {
      conclude(result);
    } catch (Throwable e) {
      crash(e);
    }
    afterJoin = null;
    answered();
  }

  private void conclude(JoinResult result) {
    if (result instanceof JoinResult.Joined joined) {
      connection.runtime().pubSub().subscribe(topic.name(), this);
      if (life.compareAndSet(Life.JOINING, Life.JOINED)) {
        connection.reply(request, joinRef, "ok", joined.response());
        closeBefore();
        openGate();
        Objects.requireNonNull(afterJoin).forEach(Runnable::run);
      } else {
        connection.runtime().pubSub().unsubscribe(topic.name(), this);
        release();
      }
    } else if (result instanceof JoinResult.Refused refusal) {
      if (life.compareAndSet(Life.JOINING, Life.ENDED)) {
        refused = true;
        connection.remove(this);
        connection.reply(request, joinRef, "error", refusal.response());
        closeBefore();
      }
      release();
    }
  }

  private void closeBefore() {
    if (before != null) {
      before.end("phx_close", Payload.empty());
    }
  }

  /** The join's deadline; the timer's thread. */
  private void late() {
    if (life.compareAndSet(Life.JOINING, Life.ENDED)) {
      inert = true;
      connection.remove(this);
      connection.refuse(request, "join timeout");
      Thread thread = joining;
      if (thread != null) {
        thread.interrupt();
      }
      answered();
    }
  }

  private void openGate() {
    synchronized (gate) {
      early.forEach(this::send);
      early = List.of();
      open = true;
    }
  }

  /** The publisher's thread. */
  @Override
  public void deliver(Broadcast broadcast) {
    if (life.get() == Life.ENDED) {
      return;
    }
    if (!open) {
      synchronized (gate) {
        if (!open) {
          early.add(broadcast);
          return;
        }
      }
    }
    send(broadcast);
  }

  private void send(Broadcast broadcast) {
    if (intercepted.contains(broadcast.event())) {
      put(
          broadcast.payload().size(),
          null,
          () ->
              live(channel -> channel.handleOut(broadcast.event(), broadcast.payload(), socket())));
      return;
    }
    Frame frame;
    try {
      frame = broadcast.frame(connection.serializer());
    } catch (MalformedPayloadException e) {
      LOG.log(Level.WARNING, "a broadcast on {0} cannot be sent: {1}", topic, e.getMessage());
      return;
    }
    connection.transport().send(frame);
  }

  /** The transport's thread. */
  void receive(Message message) {
    put(message.payload().size(), message, () -> {
      if (life.get() == Life.JOINED) {
        handled = message;
        HandleInResult result = channel().handleIn(message.event(), message.payload(), socket());
        answer(
            message,
            Objects.requireNonNull(
                result, "expected noReply, reply or stop from handleIn, got: null"));
        handled = null;
      } else if (refused) {
        connection.dispatch(message); // the join was refused: nobody is joined here
      }
    });
  }

  private void answer(Message message, HandleInResult result) {
    if (result instanceof HandleInResult.Reply reply) {
      if (!inert) {
        connection.reply(message, joinRef, reply.status(), reply.response());
      }
    } else if (result instanceof HandleInResult.Stop stop) {
      answer(message, stop.last());
      stop(EndReason.STOPPED);
    }
  }

  /** The transport's thread. */
  void leave(Message message) {
    put(0, message, () -> {
      if (life.get() == Life.JOINED) {
        connection.reply(message, joinRef, "ok", Payload.empty());
        stop(EndReason.LEFT);
      } else if (refused) {
        connection.dispatch(message);
      }
    });
  }

  private void stop(EndReason reason) {
    if (life.compareAndSet(Life.JOINED, Life.ENDED)) {
      connection.remove(this);
      end("phx_close", Payload.empty());
      terminate(reason);
    }
  }

  /** Will end without a word to the client; any thread. */
  void exit(EndReason reason) {
    inert = true;
    if (life.getAndSet(Life.ENDED) == Life.JOINED) {
      connection.runtime().pubSub().unsubscribe(topic.name(), this);
      connection.remove(this);
      connection.admit(0);
      enqueue(new Task(() -> terminate(reason), 0));
    } else {
      Thread thread = joining;
      if (thread != null) {
        thread.interrupt();
      }
    }
  }

  private void end(String event, Payload payload) {
    connection.transport().send(connection.serializer().end(joinRef, topic, event, payload));
  }

  private void terminate(EndReason reason) {
    connection.runtime().pubSub().unsubscribe(topic.name(), this);
    try {
      channel().terminate(reason, socket());
    } catch (Throwable e) {
      LOG.log(Level.ERROR, "terminate of " + topic + " failed in " + type.getName(), e);
    }
    release();
  }

  private void release() {
    if (subscriptions != null) {
      subscriptions.forEach(connection.runtime().pubSub()::unsubscribe);
    }
    UserCode.Handle<? extends Channel> held = handle;
    handle = null;
    if (held != null) {
      held.release().run();
    }
  }

  private void crash(Throwable e) {
    LOG.log(Level.ERROR, "channel " + type.getName() + " crashed on " + topic, e);
    handled = null;
    if (life.compareAndSet(Life.JOINED, Life.ENDED)) {
      terminate(EndReason.CRASHED);
      connection.remove(this);
      end("phx_error", Payload.of("reason", "channel_crash"));
    }
  }

  private interface Callback {
    void call(Channel channel);
  }

  private void live(Callback callback) {
    if (life.get() == Life.JOINED) {
      callback.call(channel());
    }
  }

  private Channel channel() {
    return Objects.requireNonNull(handle, "expected a joined channel").instance();
  }

  private Socket socket() {
    return Objects.requireNonNull(socket, "expected a joined channel");
  }

  /** Will queue work; any thread. */
  private void put(int size, @Nullable Message message, Runnable work) {
    if (!connection.admit(size)) {
      connection.release(size);
      connection.overloaded(message);
      return;
    }
    enqueue(new Task(work, size));
  }

  private void enqueue(Task task) {
    queue.add(task);
    if (waiting.getAndIncrement() == 0) {
      execute();
    }
  }

  private void execute() {
    try {
      connection.runtime().workers().execute(this);
    } catch (RejectedExecutionException e) {
      LOG.log(Level.DEBUG, "the application stops; {0} handles nothing more", topic);
    }
  }

  @Override
  public void run() {
    int batch = waiting.get();
    do {
      for (int i = 0; i < batch; i++) {
        Task task = Objects.requireNonNull(queue.poll(), "expected a task for each count");
        try {
          runner.run(task.work);
        } catch (Throwable e) {
          crash(e);
        } finally {
          connection.release(task.size);
        }
      }
      batch = waiting.addAndGet(-batch);
    } while (batch > 0);
  }

  // What a Socket asks for.

  void push(String event, Payload payload) {
    if (life.get() == Life.JOINING) {
      throw new IllegalStateException("expected push after the join, got: push in join of \""
          + topic + "\"; use socket.afterJoin");
    }
    payload.requireMessage();
    if (!inert) {
      connection.transport().send(connection.serializer().push(joinRef, topic, event, payload));
    }
  }

  void broadcast(String event, Payload payload, boolean othersOnly) {
    if (life.get() == Life.JOINING) {
      throw new IllegalStateException(
          "expected broadcast after the join, got: broadcast in join of \"" + topic
              + "\"; use socket.afterJoin");
    }
    connection
        .runtime()
        .pubSub()
        .broadcast(new Broadcast(topic, event, payload), othersOnly ? this : null);
  }

  void afterJoin(Runnable task) {
    if (afterJoin == null) {
      throw new IllegalStateException("expected afterJoin in join, got: outside of it");
    }
    afterJoin.add(task);
  }

  SocketRef ref() {
    Message message = handled;
    if (message == null || message.ref() == null) {
      throw new IllegalStateException(
          "expected a push with a ref being handled, got none; call ref() in handleIn");
    }
    return new SocketRef(
        connection.transport(), connection.serializer(), joinRef, message.ref(), topic);
  }

  void info(Object message) {
    put(0, null, () -> live(channel -> channel.handleInfo(message, socket())));
  }

  void subscribe(String other) {
    if (subscriptions == null) {
      subscriptions = new HashMap<>();
    }
    Subscriber subscriber = subscriptions.computeIfAbsent(
        other,
        name -> broadcast -> put(
            broadcast.payload().size(),
            null,
            () -> live(channel -> channel.handleInfo(broadcast, socket()))));
    connection.runtime().pubSub().subscribe(other, subscriber);
  }

  void unsubscribe(String other) {
    Subscriber subscriber = subscriptions == null ? null : subscriptions.remove(other);
    if (subscriber != null) {
      connection.runtime().pubSub().unsubscribe(other, subscriber);
    }
  }
}
