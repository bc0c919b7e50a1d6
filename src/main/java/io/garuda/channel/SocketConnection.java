package io.garuda.channel;

import io.garuda.assigns.Assigns;
import io.garuda.param.Params;
import io.garuda.socket.CloseCode;
import io.garuda.socket.Message;
import io.garuda.socket.Payload;
import io.garuda.socket.Serializer;
import io.garuda.socket.Topic;
import io.garuda.socket.Transport;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection: heartbeats, joins, leaves, and the way of each message to its channel.
 *
 * <p>The state machine of {@code Phoenix.Socket}. The transport calls {@link #receive} one message at
 * a time; nothing here blocks or runs a channel's code.
 */
public final class SocketConnection {
  private static final System.Logger LOG = System.getLogger(SocketConnection.class.getName());
  private static final CompletionStage<?> DONE = CompletableFuture.completedStage(null);

  private final SocketRuntime runtime;
  private final SocketMount mount;
  private final ChannelRoutes routes;
  private final UserCode.Handle<? extends SocketHandler> handler;
  private final Serializer serializer;
  private final Assigns assigns = new Assigns();
  private final ConcurrentMap<String, ChannelServer> channels = new ConcurrentHashMap<>(4);
  private final Limits limits;
  private final Inflow inflow;
  private final JoinLane joins;
  private final Subscriptions disconnects;
  private Set<String> roles = Set.of();
  private Optional<String> id = Optional.empty();
  private Overflow overflow;
  private volatile @Nullable Transport transport;
  private volatile boolean closed;

  SocketConnection(
      SocketRuntime runtime,
      SocketMount mount,
      ChannelRoutes routes,
      UserCode.Handle<? extends SocketHandler> handler,
      Serializer serializer) {
    this.runtime = runtime;
    this.mount = mount;
    this.routes = routes;
    this.handler = handler;
    this.serializer = serializer;
    this.limits = mount.limits();
    this.overflow = limits.overflow();
    this.inflow = new Inflow(limits);
    this.joins = new JoinLane(runtime.timer());
    this.disconnects = new Subscriptions(runtime.pubSub(), broadcast -> {
      if (broadcast.event().equals("disconnect")) {
        transport().close(CloseCode.GOING_AWAY, "disconnect");
      }
    });
  }

  ConnectResult connect(Params params, ConnectInfo info) {
    Socket socket = socket();
    ConnectResult result = handler.instance().connect(params, info, socket);
    if (result instanceof ConnectResult.Accepted accepted) {
      overflow = accepted.overflow().orElse(overflow);
      roles = ChannelAccess.held(routes.channels(), info::isUserInRole);
      id = handler.instance().id(socket);
    }
    return result;
  }

  /** Whether the connect request had a role that one of the channels asks for. */
  boolean hasRole(String role) {
    return roles.contains(role);
  }

  void accept(Optional<String> name) {
    id = name;
  }

  Socket socket() {
    return new Socket(assigns, id, null);
  }

  Optional<ChannelServer> channel(String topic) {
    return Optional.ofNullable(channels.get(topic));
  }

  /** Will begin to serve; called once, before the first message. */
  public void open(Transport to) {
    transport = to;
    runtime.metrics().connected(1);
    id.ifPresent(disconnects::add);
  }

  /**
   * Will handle a text frame; malformed ones close with 1011.
   *
   * @return completes once a join is answered, at once for all else
   */
  public CompletionStage<?> receive(String text) {
    return receive(() -> serializer.decode(text));
  }

  /** Will handle a binary frame, likewise. */
  public CompletionStage<?> receive(byte[] bytes) {
    return receive(() -> serializer.decode(bytes));
  }

  private CompletionStage<?> receive(Supplier<Message> decoded) {
    Message message;
    if (inflow.isShut()) {
      return DONE; // what comes until the client has seen the close
    }
    try {
      message = decoded.get();
    } catch (RuntimeException e) { // a serializer of the application's may throw anything
      LOG.log(Level.WARNING, "closing a socket at {0}: {1}", mount.path(), e.toString());
      inflow.shut();
      transport().close(CloseCode.FAILED, "malformed message");
      return DONE;
    }
    if (!inflow.receive(message)) {
      giveUp(message, "rate limited");
      return DONE;
    }
    return dispatch(message);
  }

  /** Will end all channels; called once by the transport, after the connection is gone. */
  public void closed() {
    closed = true;
    inflow.shut();
    runtime.metrics().connected(transport == null ? 0 : -1);
    disconnects.clear();
    channels.values().forEach(channel -> channel.exit(EndReason.CLOSED));
    handler.release().run();
  }

  CompletionStage<?> dispatch(Message message) {
    Topic topic = message.topic();
    if (!topic.isText()) {
      unmatched(message);
    } else if (topic.name().equals("phoenix") && message.event().equals("heartbeat")) {
      reply(message, null, "ok", Payload.empty());
    } else if (message.event().equals("phx_join")) {
      return join(message);
    } else {
      toChannel(message, channels.get(topic.name()));
    }
    return DONE;
  }

  private void toChannel(Message message, @Nullable ChannelServer channel) {
    boolean leave = message.event().equals("phx_leave");
    if (channel == null) {
      if (leave) {
        reply(message, message.joinRef(), "ok", Payload.empty());
      } else {
        unmatched(message);
      }
    } else if (message.joinRef() == null
        || message.joinRef().equals(channel.request().joinRef())) {
      if (leave) {
        channel.leave(message);
      } else {
        channel.receive(message);
      }
    }
  }

  private CompletionStage<?> join(Message message) {
    int size = message.payload().size();
    if (!inflow.admit(size)) {
      giveUp(message, "overloaded");
      return DONE;
    }
    CompletableFuture<?> done = new CompletableFuture<>();
    String name = message.topic().name();
    Optional<Class<? extends Channel>> type = routes.match(name);
    ChannelServer before = channels.get(name);
    if (type.isEmpty()) {
      refuseInTurn(size, done, () -> unmatched(message));
    } else if (namesLength(message) > limits.maxTopicLength()) {
      refuseInTurn(size, done, () -> refuse(message, "topic too long"));
    } else if (before == null && channels.size() >= limits.maxChannels()) {
      refuseInTurn(size, done, () -> refuse(message, "too many channels joined"));
    } else {
      ChannelServer channel = new ChannelServer(this, message, type.get(), before);
      channels.put(name, channel);
      joins.add(answered -> {
        channel.begin(() -> {
          answered.run();
          done.complete(null);
        });
        return before != null;
      });
      if (closed) {
        channel.exit(EndReason.CLOSED);
      }
    }
    return done;
  }

  /** Will measure what a joined channel keeps of its client's words. */
  private static int namesLength(Message message) {
    return message.topic().json().length() + String.valueOf(message.joinRef()).length();
  }

  private void refuseInTurn(int size, CompletableFuture<?> done, Runnable refusal) {
    joins.add(answered -> {
      inflow.release(size);
      refusal.run();
      done.complete(null);
      return true;
    });
  }

  private void unmatched(Message message) {
    LOG.log(Level.DEBUG, "no channel joined for {0}", message.topic().name());
    reply(message, null, "error", Payload.of("reason", "unmatched topic"));
  }

  void refuse(Message message, String reason) {
    reply(message, message.joinRef(), "error", Payload.of("reason", reason));
  }

  void reply(Message message, @Nullable String joinRef, String status, Payload response) {
    transport().send(serializer.reply(joinRef, message.ref(), message.topic(), status, response));
  }

  Inflow inflow() {
    return inflow;
  }

  /**
   * Will close on a client that asks for more than its mount's limits.
   *
   * @param message is answered with the reason, if it is one of the client's
   */
  void giveUp(@Nullable Message message, String reason) {
    if (!inflow.shut()) {
      return;
    }
    if (message != null) {
      refuse(message, reason);
    }
    LOG.log(
        Level.WARNING,
        "closing a socket at {0}: {1}; if its client is fair, raise the limits of the mount",
        mount.path(),
        reason);
    runtime.metrics().overloaded();
    transport().close(CloseCode.OVERLOADED, reason);
  }

  void remove(ChannelServer channel) {
    channels.remove(channel.request().topic().name(), channel);
  }

  Socket socketFor(ChannelServer channel) {
    return new Socket(assigns.copy(), id, channel);
  }

  Transport transport() {
    return Objects.requireNonNull(transport, "expected open before the first message");
  }

  Limits limits() {
    return limits;
  }

  /** Will return what may wait for this client. */
  public Backlog backlog() {
    return new Backlog(limits.maxOutboundBytes(), overflow, runtime.metrics());
  }

  public SocketMount mount() {
    return mount;
  }

  Serializer serializer() {
    return serializer;
  }

  SocketRuntime runtime() {
    return runtime;
  }
}
