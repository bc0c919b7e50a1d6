package io.garuda.transport.longpoll;

import static jakarta.servlet.http.HttpServletResponse.SC_BAD_REQUEST;

import io.garuda.channel.SocketConnection;
import io.garuda.channel.SocketRuntime;
import io.garuda.channel.Timer;
import io.garuda.pubsub.PubSub;
import io.garuda.socket.CloseCode;
import io.garuda.socket.Frame;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of this node, by tokens that nobody can guess; any thread.
 *
 * <p>Where there are other nodes a token ends with a dot and the name of its own.
 */
final class LongPollSessions implements AutoCloseable {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern OF_NODE = Pattern.compile("[\\w-]{43}\\.([\\w-]{1,100})");

  private final SocketRuntime runtime;
  private final ConcurrentMap<String, LongPollSession> sessions = new ConcurrentHashMap<>();

  LongPollSessions(SocketRuntime runtime) {
    this.runtime = runtime;
  }

  /** Will serve a connection; throws what opening it throws, and it is closed then. */
  LongPollSession open(SocketConnection connection) {
    String token = newToken();
    LongPollSession session =
        new LongPollSession(token, connection, runtime, over -> sessions.remove(over.token()));
    sessions.put(token, session);
    try {
      session.open();
    } catch (RuntimeException | Error e) {
      session.end(Runnable::run, CloseCode.FAILED, "internal error");
      throw e;
    }
    return session;
  }

  private String newToken() {
    byte[] random = new byte[32];
    RANDOM.nextBytes(random);
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    PubSub nodes = runtime.pubSub();
    return nodes.reachesOthers() ? secret + "." + nodes.node() : secret;
  }

  @Nullable
  LongPollSession find(String token) {
    return sessions.get(token);
  }

  /** Will return the other node whose session a token may be. */
  Optional<String> elsewhere(String token) {
    PubSub nodes = runtime.pubSub();
    return Optional.of(token)
        .filter(some -> nodes.reachesOthers())
        .map(OF_NODE::matcher)
        .filter(matcher -> matcher.matches())
        .map(matcher -> matcher.group(1))
        .filter(node -> !node.equals(nodes.node()));
  }

  /** Will answer a post once the joins in it are answered, or the window is over. */
  void post(LongPollSession session, @Nullable String contentType, byte[] body, Answer answer) {
    Batch.read(contentType, body)
        .ifPresentOrElse(
            batch -> receive(session, batch, answer), () -> answer.http(SC_BAD_REQUEST));
  }

  private void receive(LongPollSession session, List<Frame> batch, Answer answer) {
    CompletionStage<?> handled = session.receive(batch);
    Runnable done = () -> answer.status(session.isOver() ? Answer.GONE : Answer.OK);
    if (handled.toCompletableFuture().isDone()) {
      done.run();
      return;
    }
    Timer.Deadline late = runtime
        .timer()
        .schedule(
            session.mount().longPollWindow(),
            () -> runtime.onSender(() -> answer.status(Answer.REQUEST_TIMEOUT)));
    handled.thenRun(() -> {
      late.cancel();
      runtime.onSender(done);
    });
  }

  /** Will end all sessions, and answer their polls before it returns. */
  @Override
  public void close() {
    sessions
        .values()
        .forEach(session -> session.end(Runnable::run, CloseCode.GOING_AWAY, "the server stops"));
  }
}
