package io.garuda.channel;

import io.garuda.assigns.Assigns;
import io.garuda.pubsub.NumberedSubscriber;
import io.garuda.pubsub.PubSub;
import io.garuda.socket.Broadcast;
import io.garuda.socket.Message;
import io.garuda.socket.Payload;
import io.garuda.socket.Topic;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One joined topic of one connection: its life, and its channel's callbacks.
 *
 * <p>The job of {@code Phoenix.Channel.Server}. Everything without a remark runs on the mailbox.
 */
final class ChannelServer extends NumberedSubscriber {
  /*
   * The order of a join: see JoinGate. A second join of the topic: see Succession.
   */
  private static final System.Logger LOG = System.getLogger(ChannelServer.class.getName());

  private final SocketConnection connection;
  private final Message request;
  private final PubSub pubSub;
  private final Topic topic;
  private final Class<? extends Channel> type;
  private final ChannelMailbox mailbox;
  private final ChannelClient client;
  private final ChannelInstance instance;
  private final JoinGate gate = new JoinGate();
  private final Subscriptions subscriptions;
  private final AtomicReference<Life> life = new AtomicReference<>(Life.JOINING);
  private final Succession succession;
  private final ChannelReport report;
  private volatile boolean refused;
  private volatile boolean behind;
  private @Nullable Runnable answered;
  private Timer.@Nullable Deadline deadline;

  /** Will wait for {@link #begin} with the join as its first task, which the caller has admitted. */
  ChannelServer(
      SocketConnection connection,
      Message request,
      ChannelRoutes.Row route,
      @Nullable ChannelServer before) {
    this.connection = connection;
    this.request = request.withoutPayload();
    this.topic = request.topic();
    this.report = new ChannelReport(connection, route, topic.name());
    this.client = new ChannelClient(connection, topic, request.joinRef(), report);
    this.type = route.channel();
    this.succession = new Succession(before);
    this.instance = new ChannelInstance(type, connection, this, report);
    this.pubSub = connection.runtime().pubSub();
    this.subscriptions =
        new Subscriptions(pubSub, broadcast -> info(broadcast.payload().size(), broadcast));
    Payload params = request.payload(); // not kept longer than the task
    this.mailbox =
        new ChannelMailbox(connection, report, params.size(), () -> join(params), this::crash);
  }

  /** Will return the message that asked for the join, without its payload: that is not kept. */
  Message request() {
    return request;
  }

  /** Will join once the channel before it, if any, is out of the way; any thread. */
  void begin(Runnable whenAnswered) {
    answered = whenAnswered;
    succession.before().ifPresentOrElse(old -> old.replaceWith(this), this::go);
  }

  private void go() {
    report.begins();
    deadline = connection.runtime().timer().schedule(connection.limits().joinTimeout(), this::late);
    mailbox.start();
  }

  private void replaceWith(ChannelServer next) {
    succession.next(next);
    if (life.get() != Life.JOINING) {
      startSuccessor();
    }
  }

  private void startSuccessor() {
    succession.handOver(next -> {
      exit(EndReason.DUPLICATE_JOIN);
      next.go();
    });
  }

  private void answered() {
    succession.forget();
    if (deadline != null) {
      deadline.cancel();
    }
    if (answered != null) {
      answered.run();
    }
    startSuccessor();
  }

  private void join(Payload params) {
    try {
      conclude(instance.join(params), params);
    } catch (Throwable e) {
      crash(e);
    }
    answered();
  }

  private void conclude(JoinResult result, Payload params) {
    if (result instanceof JoinResult.Joined joined) {
      Subscriptions.await(pubSub.subscribe(topic.name(), this));
      Resumed past =
          Resumed.of(pubSub, topic.name(), params, connection.limits().maxOutboundBytes() / 2);
      if (life.compareAndSet(Life.JOINING, Life.JOINED)) {
        client.reply(request, "ok", past.reply(joined.response()));
        report.joined("ok", params);
        closeBefore();
        past.deliver(this::send);
        gate.open(this::send, past::has);
        instance.socket().joined().forEach(Runnable::run);
      } else {
        pubSub.unsubscribe(topic.name(), this);
        release();
      }
    } else if (result instanceof JoinResult.Refused refusal) {
      release();
      if (life.compareAndSet(Life.JOINING, Life.ENDED)) {
        refused = true;
        connection.remove(this);
        client.reply(request, "error", refusal.response());
        report.joined(instance.crashed() ? "crash" : "error", params);
        closeBefore();
      }
    }
  }

  private void closeBefore() {
    succession.before().ifPresent(old -> old.client.end("phx_close", Payload.empty()));
  }

  /** The join's deadline; the timer's thread. */
  private void late() {
    if (life.compareAndSet(Life.JOINING, Life.ENDED)) {
      client.mute();
      refused = true;
      report.joinLate();
      connection.remove(this);
      connection.refuse(request, "join timeout");
      report.joined("timeout", Payload.empty());
      instance.end(EndReason.REFUSED);
      answered();
    }
  }

  /** The publisher's thread. */
  @Override
  public void deliver(Broadcast broadcast) {
    if (life.get() != Life.ENDED && !behind && !gate.keeps(broadcast)) {
      send(broadcast);
    }
  }

  /** Nothing newer may come before the client has joined again, and asked for what it missed. */
  @Override
  public void missed() {
    behind = true;
    mailbox.putAnyway(() -> stop(EndReason.BEHIND));
  }

  private void send(Broadcast broadcast) {
    if (instance.intercepts(broadcast.event())) {
      enqueue(broadcast.payload().size(), (channel, socket) -> instance.handleOut(broadcast));
    } else {
      client.send(broadcast);
    }
  }

  /** The transport's thread. */
  void receive(Message message) {
    whenJoined(message.payload().size(), message, () -> {
      if (client.answer(message, instance.handleIn(message))) {
        stop(EndReason.STOPPED);
      }
    });
  }

  /** The transport's thread. */
  void leave(Message message) {
    whenJoined(0, message, () -> {
      client.reply(message, "ok", Payload.empty());
      stop(EndReason.LEFT);
    });
  }

  private void whenJoined(int size, Message message, Runnable work) {
    mailbox.put(size, message, () -> {
      if (life.get() == Life.JOINED) {
        work.run();
      } else if (!connection.inflow().isShut()
          && (refused || message.event().equals("phx_leave"))) {
        connection.dispatch(message); // nobody is joined here
      }
    });
  }

  void stop(EndReason reason) {
    if (life.compareAndSet(Life.JOINED, Life.ENDED)) {
      connection.remove(this);
      reason.tell(client);
      terminate(reason);
    }
  }

  /** Will ask the channel whether the client may stay, behind what waits; any thread. */
  void reauthorize(Assigns changes) {
    mailbox.putAnyway(() -> {
      if (life.get() == Life.JOINED && !instance.reauthorize(changes)) {
        stop(EndReason.UNAUTHORIZED);
      }
    });
  }

  /** Will end once what waits is handled, without a word to the client; any thread. */
  void drain(Runnable whenEnded) {
    mailbox.putAnyway(() -> stop(EndReason.DRAINED));
    mailbox.putAnyway(whenEnded);
  }

  /** Will end without a word to the client; any thread. */
  void exit(EndReason reason) {
    client.mute();
    boolean joined = life.getAndSet(Life.ENDED) == Life.JOINED;
    instance.end(reason);
    connection.remove(this);
    if (joined) {
      pubSub.unsubscribe(topic.name(), this);
      mailbox.putAnyway(() -> terminate(reason));
    }
  }

  private void terminate(EndReason reason) {
    pubSub.unsubscribe(topic.name(), this);
    instance.terminate(reason);
    release();
    report.left(reason);
  }

  private void release() {
    subscriptions.clear();
    instance.release();
  }

  private void crash(Throwable e) {
    LOG.log(Level.ERROR, "channel " + type.getName() + " crashed on " + topic, e);
    if (life.compareAndSet(Life.JOINED, Life.ENDED)) {
      terminate(EndReason.CRASHED);
      connection.remove(this);
      EndReason.CRASHED.tell(client);
    }
  }

  /** What a {@link Socket} asks for, from here on. */
  ChannelClient client() {
    return client;
  }

  void broadcast(String event, Payload payload, boolean othersOnly) {
    pubSub.broadcast(new Broadcast(topic, event, payload), othersOnly ? this : null);
  }

  void info(int size, Object message) {
    enqueue(size, (channel, socket) -> channel.handleInfo(message, socket));
  }

  /** Will call the channel on its mailbox, unless it has ended by then. */
  void enqueue(int size, BiConsumer<Channel, Socket> callback) {
    mailbox.put(size, null, () -> {
      if (life.get() == Life.JOINED) {
        callback.accept(instance.channel(), instance.socket());
      }
    });
  }

  Subscriptions subscriptions() {
    return subscriptions;
  }

  ChannelInstance instance() {
    return instance;
  }
}
