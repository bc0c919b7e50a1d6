package io.garuda.channel;

import io.garuda.pubsub.LocalPubSub;
import io.garuda.pubsub.Subscriber;
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
final class ChannelServer implements Subscriber {
  /*
   * Life: JOINING -> JOINED -> ENDED, or JOINING -> ENDED when the join is refused, throws or runs into
   * its deadline. Whoever makes the change does what belongs to it, so that it is done once.
   *
   * The order of a join: subscribe with the gate closed, reply, open the gate. So nothing is lost and
   * nothing overtakes the reply.
   *
   * A second join of the topic: a joined channel becomes inert at once and the new one starts; one that
   * still joins first ends its join, which its deadline bounds. The old channel's phx_close follows the
   * new one's reply, as in Phoenix.
   */
  private static final System.Logger LOG = System.getLogger(ChannelServer.class.getName());

  private enum Life {
    JOINING,
    JOINED,
    ENDED
  }

  private final SocketConnection connection;
  private final Message request;
  private final LocalPubSub pubSub;
  private final Topic topic;
  private final Class<? extends Channel> type;
  private final ChannelMailbox mailbox;
  private final ChannelClient client;
  private final ChannelInstance instance;
  private final JoinGate gate = new JoinGate();
  private final Subscriptions subscriptions;
  private final AtomicReference<Life> life = new AtomicReference<>(Life.JOINING);
  private volatile boolean refused;
  private volatile @Nullable ChannelServer before;
  private volatile @Nullable ChannelServer successor;
  private @Nullable Runnable answered;
  private Timer.@Nullable Deadline deadline;

  /** Will wait for {@link #begin} with the join as its first task, which the caller has admitted. */
  ChannelServer(
      SocketConnection connection,
      Message request,
      Class<? extends Channel> type,
      @Nullable ChannelServer before) {
    this.connection = connection;
    this.request = request.withoutPayload();
    this.topic = request.topic();
    this.client = new ChannelClient(connection, topic, request.joinRef());
    this.type = type;
    this.before = before;
    this.instance = new ChannelInstance(type, connection, this);
    this.pubSub = connection.runtime().pubSub();
    this.subscriptions =
        new Subscriptions(pubSub, broadcast -> info(broadcast.payload().size(), broadcast));
    Payload params = request.payload(); // not kept longer than the task
    this.mailbox = new ChannelMailbox(connection, params.size(), () -> join(params), this::crash);
  }

  /** Will return the message that asked for the join, without its payload: that is not kept. */
  Message request() {
    return request;
  }

  /** Will join once the channel before it, if any, is out of the way; any thread. */
  void begin(Runnable whenAnswered) {
    answered = whenAnswered;
    ChannelServer old = before;
    if (old == null) {
      go();
    } else {
      old.replaceWith(this);
    }
  }

  private void go() {
    deadline = connection.runtime().timer().schedule(connection.limits().joinTimeout(), this::late);
    mailbox.start();
  }

  private void replaceWith(ChannelServer next) {
    successor = next;
    if (life.get() != Life.JOINING) {
      startSuccessor();
    }
  }

  private void startSuccessor() {
    ChannelServer next;
    synchronized (this) {
      next = successor;
      successor = null;
    }
    if (next != null) {
      exit(EndReason.DUPLICATE_JOIN);
      next.go();
    }
  }

  private void answered() {
    before = null; // or else each join of a topic would keep the one before it
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
      conclude(instance.join(params));
    } catch (Throwable e) {
      crash(e);
    }
    answered();
  }

  private void conclude(JoinResult result) {
    if (result instanceof JoinResult.Joined joined) {
      pubSub.subscribe(topic.name(), this);
      if (life.compareAndSet(Life.JOINING, Life.JOINED)) {
        client.reply(request, "ok", joined.response());
        closeBefore();
        gate.open(this::send);
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
        closeBefore();
      }
    }
  }

  private void closeBefore() {
    ChannelServer old = before;
    if (old != null) {
      old.client.end("phx_close", Payload.empty());
    }
  }

  /** The join's deadline; the timer's thread. */
  private void late() {
    if (life.compareAndSet(Life.JOINING, Life.ENDED)) {
      client.mute();
      refused = true;
      connection.runtime().metrics().lateJoin();
      connection.remove(this);
      connection.refuse(request, "join timeout");
      instance.end();
      answered();
    }
  }

  /** The publisher's thread. */
  @Override
  public void deliver(Broadcast broadcast) {
    if (life.get() != Life.ENDED && !gate.keeps(broadcast)) {
      send(broadcast);
    }
  }

  private void send(Broadcast broadcast) {
    if (instance.intercepts(broadcast.event())) {
      enqueue(
          broadcast.payload().size(),
          (channel, socket) -> channel.handleOut(broadcast.event(), broadcast.payload(), socket));
    } else {
      client.send(broadcast);
    }
  }

  /** The transport's thread. */
  void receive(Message message) {
    whenJoined(
        message.payload().size(), message, () -> answer(message, instance.handleIn(message)));
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

  private void answer(Message message, HandleInResult result) {
    if (result instanceof HandleInResult.Reply reply) {
      client.reply(message, reply.status(), reply.response());
    } else if (result instanceof HandleInResult.Stop stop) {
      answer(message, stop.last());
      stop(EndReason.STOPPED);
    }
  }

  void stop(EndReason reason) {
    if (life.compareAndSet(Life.JOINED, Life.ENDED)) {
      connection.remove(this);
      client.end("phx_close", Payload.empty());
      terminate(reason);
    }
  }

  /** Will end without a word to the client; any thread. */
  void exit(EndReason reason) {
    client.mute();
    boolean joined = life.getAndSet(Life.ENDED) == Life.JOINED;
    instance.end();
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
      client.end("phx_error", Payload.of("reason", "channel_crash"));
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
