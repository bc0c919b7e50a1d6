package io.garuda.transport.longpoll;

import static jakarta.servlet.http.HttpServletResponse.SC_BAD_REQUEST;
import static jakarta.servlet.http.HttpServletResponse.SC_OK;
import static jakarta.servlet.http.HttpServletResponse.SC_REQUEST_TIMEOUT;

import io.garuda.channel.SocketMount;
import io.garuda.channel.SocketRuntime;
import io.garuda.channel.Timer;
import io.garuda.socket.Frame;
import io.garuda.transport.ConnectRequest;
import io.garuda.transport.SocketPaths;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Answers the requests of clients that poll ({@code Phoenix.Transports.LongPoll}).
 *
 * <p>A session is known by a token that nobody can guess, from the header {@code
 * X-Phoenix-Longpoll-Token} or the parameter {@code token}; the origin is checked at each request.
 */
public final class LongPollGate implements AutoCloseable {
  private static final String TOKEN = "X-Phoenix-Longpoll-Token";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SocketRuntime runtime;
  private final SocketPaths paths;
  private final ConcurrentMap<String, LongPollSession> sessions = new ConcurrentHashMap<>();

  public LongPollGate(SocketRuntime runtime, List<SocketMount> mounts) {
    this.runtime = runtime;
    this.paths = new SocketPaths(mounts, SocketMount::longPolling);
  }

  /** Will answer the request, now or later; false if it is for no mount. */
  public boolean handle(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<ConnectRequest> matched = paths.match(request);
    if (matched.isEmpty()) {
      return false;
    }
    ConnectRequest connecting = matched.get();
    response.setHeader("Access-Control-Allow-Origin", "*"); // each origin was checked
    if (!connecting.originAllowed()) {
      Answer.now(response).status(Answer.FORBIDDEN);
      return true;
    }
    switch (request.getMethod()) {
      case "OPTIONS" -> preflight(request, response);
      case "GET" -> poll(connecting, response);
      case "POST" -> post(connecting, response);
      default -> Answer.now(response).http(SC_BAD_REQUEST);
    }
    return true;
  }

  private static void preflight(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader(
        "Access-Control-Allow-Headers",
        String.join(", ", Collections.list(request.getHeaders("Access-Control-Request-Headers"))));
    response.setHeader("Access-Control-Allow-Methods", "get, post, options");
    response.setHeader("Access-Control-Max-Age", "3600");
    Answer.now(response).http(SC_OK);
  }

  private void poll(ConnectRequest connecting, HttpServletResponse response) {
    LongPollSession session = session(connecting);
    if (session == null || session.isOver()) {
      connect(connecting, response);
      return;
    }
    Answer answer = Answer.later(connecting.request(), response);
    if (!session.poll(answer)) {
      answer.messages(Answer.NO_CONTENT, session.token(), List.of()); // ended meanwhile
    }
  }

  private void connect(ConnectRequest connecting, HttpServletResponse response) {
    Optional<String> authToken = connecting.mount().readsAuthToken()
        ? Optional.ofNullable(connecting.request().getHeader("X-Phoenix-AuthToken"))
        : Optional.empty();
    SocketRuntime.Connect connect = connecting.connect(runtime, "longpoll", authToken);
    if (connect.connection().isEmpty()) {
      Answer.now(response).status(Answer.FORBIDDEN);
      return;
    }
    byte[] random = new byte[32];
    RANDOM.nextBytes(random);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    LongPollSession session = new LongPollSession(
        token, connect.connection().get(), runtime, over -> sessions.remove(over.token()));
    sessions.put(token, session);
    session.open();
    Answer.now(response).messages(Answer.GONE, token, List.of());
  }

  private void post(ConnectRequest connecting, HttpServletResponse response) throws IOException {
    LongPollSession session = session(connecting);
    if (session == null) {
      Answer.now(response).status(Answer.GONE);
      return;
    }
    HttpServletRequest request = connecting.request();
    String contentType = request.getHeader("Content-Type");
    Answer answer = Answer.later(request, response);
    Timer.Deadline slow = runtime
        .timer()
        .schedule(
            session.mount().timeout(),
            () -> session.onWorker(() -> answer.http(SC_REQUEST_TIMEOUT)));
    ServletInputStream in = request.getInputStream();
    in.setReadListener(
        new Body(in, session.mount().limits().maxMessageBytes(), answer, slow, body -> Batch.read(
                contentType, body)
            .ifPresentOrElse(
                batch -> receive(session, batch, answer), () -> answer.http(SC_BAD_REQUEST))));
  }

  /** Will answer once the joins of the batch are answered, or the window is over. */
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
            () -> session.onWorker(() -> answer.status(Answer.REQUEST_TIMEOUT)));
    handled.thenRun(() -> {
      late.cancel();
      session.onWorker(done);
    });
  }

  private @Nullable LongPollSession session(ConnectRequest connecting) {
    String token = connecting.request().getHeader(TOKEN);
    return sessions.get(token != null ? token : connecting.params().get("token").orElse(""));
  }

  /** Will end all sessions, and answer their polls before it returns. */
  @Override
  public void close() {
    sessions.values().forEach(session -> session.end(Runnable::run));
  }
}
