package io.garuda.channel;

import io.garuda.assigns.Assigns;
import io.garuda.param.Params;
import io.garuda.quota.Slot;
import io.garuda.session.BoundSession;
import io.garuda.socket.CloseCode;
import io.garuda.socket.Message;
import io.garuda.socket.Payload;
import io.garuda.socket.Serializer;
import io.garuda.socket.Topic;
import io.garuda.socket.Transport;
import io.garuda.telemetry.Event;
import io.garuda.telemetry.SocketInfo;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
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
  private final JoinedChannels channels;
  private final @Nullable Slot slot;
  private final SocketReport report;
  private final Limits limits;
  private final Inflow inflow;
  private final Lifetime lifetime;
  private volatile Assigns assigns = new Assigns();
  private Set<String> roles = Set.of();
  private Optional<String> id = Optional.empty();
  private Overflow overflow;
  private volatile @Nullable Transport transport;

  SocketConnection(
      SocketRuntime runtime,
      SocketMount mount,
      ChannelRoutes routes,
      UserCode.Handle<? extends SocketHandler> handler,
      Serializer serializer,
      SocketInfo about,
      @Nullable Slot slot) {
    this.runtime = runtime;
    this.mount = mount;
    this.routes = routes;
    this.handler = handler;
    this.serializer = serializer;
    this.slot = slot;
    this.report = new SocketReport(runtime.events(), about);
    this.limits = mount.limits();
    this.overflow = limits.overflow();
    this.inflow = new Inflow(limits);
    this.channels = new JoinedChannels(this, routes, limits, runtime.timer());
    this.lifetime = new Lifetime(this, handler.instance());
  }

  ConnectResult connect(Params params, ConnectInfo info) {
    Socket socket = socket();
    ConnectResult result = handler.instance().connect(params, info, socket);
    if (result instanceof ConnectResult.Accepted accepted) {
      if (!lifetime.authorization().until(accepted.expiresAt())) {
        return ConnectResult.refused(
            "expected an end in the future, got: until(" + accepted.expiresAt() + ")");
      }
      overflow = accepted.overflow().orElse(overflow);
      roles = ChannelAccess.held(routes.channels(), info::isUserInRole);
      accept(handler.instance().id(socket));
    }
    return result;
  }

  /** Will ask whose quota it counts for, once it was accepted. */
  Optional<String> user() {
    return handler.instance().user(socket());
  }

  /** Whether the connect request had a role that one of the channels asks for. */
  boolean hasRole(String role) {
    return roles.contains(role);
  }

  void accept(Optional<String> name) {
    id = name;
    report.about(report.about().named(name));
  }

  Socket socket() {
    return new Socket(assigns, id, null);
  }

  Assigns assigns() {
    return assigns;
  }

  /** Will give these to channels that join from now on. */
  void assigns(Assigns refreshed) {
    assigns = refreshed;
  }

  Optional<ChannelServer> channel(String topic) {
    return Optional.ofNullable(channels.find(topic));
  }

  /** Will end with the session of its browser; called before {@link #open}. */
  public void bind(BoundSession session) {
    lifetime.bind(session);
  }

  /** Will begin to serve; called once, before the first message. */
  public void open(Transport to) {
    transport = to;
    report.opened();
    lifetime.open(id);
    runtime.drain().opened(this);
  }

  /**
   * Will handle a text frame; malformed ones close with 1011.
   *
   * @return completes once a join is answered, at once for all else
   */
  public CompletionStage<?> receive(String text) {
    return receive(text.length(), () -> serializer.decode(text));
  }

  /** Will handle a binary frame, likewise. */
  public CompletionStage<?> receive(byte[] bytes) {
    return receive(bytes.length, () -> serializer.decode(bytes));
  }

  private CompletionStage<?> receive(int size, Supplier<Message> decoded) {
    Message message;
    report.received(size);
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

  /** Will end all channels of a connection that was just gone, or never came. */
  public void closed() {
    closed(CloseCode.GONE, "", new Event.Traffic(0, 0));
  }

  /**
   * Will end all channels; called once by the transport, after the connection is gone.
   *
   * @param code and reason of the close, whoever began it
   * @param sent how much went to the client
   */
  public void closed(int code, String reason, Event.Traffic sent) {
    inflow.shut();
    if (slot != null) {
      slot.release();
    }
    report.closed(code, reason, sent);
    runtime.drain().closed(this);
    lifetime.close();
    channels.close();
    handler.release().run();
  }

  CompletionStage<?> dispatch(Message message) {
    Topic topic = message.topic();
    if (!topic.isText()) {
      unmatched(message);
    } else if (topic.name().equals("phoenix") && message.event().equals("heartbeat")) {
      reply(message, null, "ok", Payload.empty());
      report.heartbeat();
    } else if (lifetime.authorization().takes(message)) {
      lifetime.authorization().refresh(message);
    } else if (message.event().equals("phx_join")) {
      return channels.join(message);
    } else {
      channels.deliver(message);
    }
    return DONE;
  }

  void unmatched(Message message) {
    LOG.log(Level.DEBUG, "no channel joined for {0}", message.topic().name());
    reply(message, null, "error", Payload.of("reason", "unmatched topic"));
  }

  void refuse(Message message, String reason) {
    reply(message, message.joinRef(), "error", Payload.of("reason", reason));
  }

  void reply(Message message, @Nullable String joinRef, String status, Payload response) {
    transport().send(serializer.reply(joinRef, message.ref(), message.topic(), status, response));
  }

  Collection<ChannelServer> channels() {
    return channels.all();
  }

  SocketReport report() {
    return report;
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
    report.overloaded(reason, inflow);
    transport().close(CloseCode.OVERLOADED, reason);
  }

  /** Will take nothing more, and close behind what is on its way to the client; any thread. */
  void end(int code, String reason) {
    inflow.shut();
    transport().close(code, reason);
  }

  void remove(ChannelServer channel) {
    channels.remove(channel);
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
    return new Backlog(
        limits.maxOutboundBytes(), overflow, runtime.events().telemetry(), report.about());
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
