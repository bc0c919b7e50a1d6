package io.garuda.channel;

import io.garuda.socket.Message;
import io.garuda.socket.Payload;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The application's channel, made for one join and released with it; on the mailbox. */
final class ChannelInstance {
  private static final System.Logger LOG = System.getLogger(ChannelInstance.class.getName());
  private static final String FORBIDDEN = "forbidden";

  private final Class<? extends Channel> type;
  private final SocketConnection connection;
  private final ChannelServer server;
  private UserCode.@Nullable Handle<? extends Channel> handle;
  private @Nullable Socket socket;
  private @Nullable Thread joining;
  private volatile Set<String> intercepted = Set.of();
  private List<Runnable> ends = List.of();
  private boolean ended;

  ChannelInstance(
      Class<? extends Channel> type, SocketConnection connection, ChannelServer server) {
    this.type = type;
    this.connection = connection;
    this.server = server;
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
      return JoinResult.refused("join crashed");
    } finally {
      synchronized (this) {
        joining = null;
      }
      Thread.interrupted(); // the deadline's; the thread goes on to other channels
    }
  }

  /** Will interrupt a join that runs, and do what waits for the end; any thread. */
  void end() {
    List<Runnable> tasks;
    synchronized (this) {
      if (joining != null) {
        joining.interrupt();
      }
      ended = true;
      tasks = ends;
      ends = List.of();
    }
    tasks.forEach(this::end);
  }

  private void end(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, "the end of " + server.request().topic() + " was not cleaned up", e);
    }
  }

  /** Will do this at the end, or now if that is over; any thread. */
  void onEnd(Runnable task) {
    boolean over;
    synchronized (this) {
      over = ended;
      if (!over) {
        ends = ends.isEmpty() ? new ArrayList<>(1) : ends;
        ends.add(task);
      }
    }
    if (over) {
      end(task);
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

  Channel channel() {
    return Objects.requireNonNull(handle, "expected a channel that was made").instance();
  }

  Socket socket() {
    return Objects.requireNonNull(socket, "expected a channel that was made");
  }

  void terminate(EndReason reason) {
    end();
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
    end();
    UserCode.Handle<? extends Channel> held = handle;
    handle = null;
    if (held != null) {
      held.release().run();
    }
  }
}
