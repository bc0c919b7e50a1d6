package io.garuda.channel;

import io.garuda.assigns.Assigns;
import io.garuda.socket.Broadcast;
import io.garuda.socket.Message;
import io.garuda.socket.Payload;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The application's channel, made for one join and released with it; on the mailbox. */
final class ChannelInstance {
  private static final System.Logger LOG = System.getLogger(ChannelInstance.class.getName());
  private static final String FORBIDDEN = "forbidden";

  private final Class<? extends Channel> type;
  private final SocketConnection connection;
  private final ChannelServer server;
  private final ChannelReport report;
  private UserCode.@Nullable Handle<? extends Channel> handle;
  private @Nullable Socket socket;
  private @Nullable Thread joining;
  private volatile Set<String> intercepted = Set.of();
  private List<Consumer<EndReason>> ends = List.of();
  private @Nullable EndReason ended;
  private boolean crashed;

  ChannelInstance(
      Class<? extends Channel> type,
      SocketConnection connection,
      ChannelServer server,
      ChannelReport report) {
    this.type = type;
    this.connection = connection;
    this.server = server;
    this.report = report;
  }

  /** Will make the channel and ask it, if the client may; refused if it throws. */
  JoinResult join(Payload params) {
    if (!ChannelAccess.of(type).join().allows(connection::hasRole)) {
      return JoinResult.refused(FORBIDDEN);
    }
    synchronized (this) {
      joining = Thread.currentThread();
    }
    try {
      handle = connection.runtime().userCode().create(type);
      Socket own = connection.socketFor(server);
      socket = own;
      own.joining();
      JoinResult result = Objects.requireNonNull(
          channel().join(params, own), "expected joined or refused from join, got: null");
      intercepted = Set.copyOf(channel().intercept());
      return result;
    } catch (Throwable e) {
      LOG.log(
          Level.ERROR, "join of " + server.request().topic() + " crashed in " + type.getName(), e);
      crashed = true;
      return JoinResult.refused("join crashed");
    } finally {
      synchronized (this) {
        joining = null;
      }
      Thread.interrupted(); // the deadline's; the thread goes on to other channels
    }
  }

  /** Whether the join threw. */
  boolean crashed() {
    return crashed;
  }

  /** Will interrupt a join that runs, and do what waits for the end; any thread. */
  void end(EndReason reason) {
    List<Consumer<EndReason>> tasks;
    EndReason first;
    synchronized (this) {
      if (joining != null) {
        joining.interrupt();
      }
      first = ended == null ? reason : ended;
      ended = first;
      tasks = ends;
      ends = List.of();
    }
    tasks.forEach(task -> end(task, first));
  }

  private void end(Consumer<EndReason> task, EndReason reason) {
    try {
      task.accept(reason);
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, "the end of " + server.request().topic() + " was not cleaned up", e);
    }
  }

  /** Will do this at the end, or now if that is over; any thread. */
  void onEnd(Consumer<EndReason> task) {
    EndReason over;
    synchronized (this) {
      over = ended;
      if (over == null) {
        ends = ends.isEmpty() ? new ArrayList<>(1) : ends;
        ends.add(task);
      }
    }
    if (over != null) {
      end(task, over);
    }
  }

  /** Whether broadcasts of an event go through the channel; any thread. */
  boolean intercepts(String event) {
    return intercepted.contains(event);
  }

  Timer timer() {
    return connection.runtime().timer();
  }

  HandleInResult handleIn(Message message) {
    long started = report.handlesIn();
    if (started == 0) {
      return handle(message);
    }
    boolean declared = TypedEvents.of(type).find(message.event()).isPresent();
    String told = "crash";
    try {
      HandleInResult result = handle(message);
      told = result.told();
      return result;
    } finally {
      report.handledIn(started, message, declared, told);
    }
  }

  private HandleInResult handle(Message message) {
    if (!ChannelAccess.of(type).event(message.event()).allows(connection::hasRole)) {
      return HandleInResult.error(FORBIDDEN);
    }
    Socket own = socket();
    own.handling(message);
    Optional<TypedEvent> typed = TypedEvents.of(type).find(message.event());
    HandleInResult result = typed.isPresent()
        ? typed
            .get()
            .handle(channel(), message.payload(), own, connection.runtime().binding())
        : channel().handleIn(message.event(), message.payload(), own);
    own.handling(null);
    return Objects.requireNonNull(
        result, "expected noReply, reply or stop from handleIn, got: null");
  }

  boolean reauthorize(Assigns changes) {
    socket().refreshed(changes);
    return channel().reauthorize(socket());
  }

  void handleOut(Broadcast broadcast) {
    long started = report.handlesOut();
    String told = "crash";
    try {
      channel().handleOut(broadcast.event(), broadcast.payload(), socket());
      told = "ok";
    } finally {
      report.handledOut(started, broadcast.event(), told);
    }
  }

  Channel channel() {
    return Objects.requireNonNull(handle, "expected a channel that was made").instance();
  }

  Socket socket() {
    return Objects.requireNonNull(socket, "expected a channel that was made");
  }

  void terminate(EndReason reason) {
    end(reason);
    try {
      channel().terminate(reason, socket());
    } catch (Throwable e) {
      LOG.log(
          Level.ERROR,
          "terminate of " + server.request().topic() + " failed in " + type.getName(),
          e);
    }
  }

  void release() {
    end(EndReason.REFUSED);
    UserCode.Handle<? extends Channel> held = handle;
    handle = null;
    if (held != null) {
      held.release().run();
    }
  }
}
