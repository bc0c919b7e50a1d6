package io.garuda.transport.longpoll;

import static jakarta.servlet.http.HttpServletResponse.SC_BAD_REQUEST;
import static jakarta.servlet.http.HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
import static jakarta.servlet.http.HttpServletResponse.SC_NOT_FOUND;
import static jakarta.servlet.http.HttpServletResponse.SC_OK;
import static jakarta.servlet.http.HttpServletResponse.SC_REQUEST_TIMEOUT;

import io.garuda.channel.SocketMount;
import io.garuda.channel.SocketRuntime;
import io.garuda.channel.Timer;
import io.garuda.transport.ConnectRequest;
import io.garuda.transport.SocketPaths;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Answers the requests of clients that poll ({@code Phoenix.Transports.LongPoll}).
 *
 * <p>A session is known by a token that nobody can guess, from the header {@code
 * X-Phoenix-Longpoll-Token} or the parameter {@code token}; the origin is checked at each request.
 */
public final class LongPollGate implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(LongPollGate.class.getName());
  private static final String TOKEN = "X-Phoenix-Longpoll-Token";

  private final SocketRuntime runtime;
  private final SocketPaths paths;
  private final LongPollSessions sessions;
  private final SessionRelay relay;

  public LongPollGate(SocketRuntime runtime, List<SocketMount> mounts) {
    this.runtime = runtime;
    this.sessions = new LongPollSessions(runtime);
    this.relay = SessionRelay.start(runtime, sessions);
    this.paths = new SocketPaths(mounts, SocketMount::longPolling);
  }

  /**
   * Will answer the request, now or later; false if it is for no mount.
   *
   * @param path the segments of the request's path
   */
  public boolean handle(List<String> path, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<ConnectRequest> matched = paths.match(path, request);
    if (matched.isEmpty()) {
      boolean strayed = isOfNeighbour(path, request);
      if (strayed) {
        HttpAnswer.now(response).http(SC_NOT_FOUND);
      }
      return strayed;
    }
    ConnectRequest connecting = matched.get();
    response.setHeader("Access-Control-Allow-Origin", "*"); // each origin was checked
    if (!connecting.originAllowed()) {
      connecting.refused(runtime, "longpoll", 403, "origin");
      HttpAnswer.now(response).status(Answer.FORBIDDEN);
      return true;
    }
    switch (request.getMethod()) {
      case "OPTIONS" -> preflight(request, response);
      case "GET" -> poll(connecting, response);
      case "POST" -> post(connecting, response);
      default -> HttpAnswer.now(response).http(SC_BAD_REQUEST);
    }
    return true;
  }

  /**
   * Whether a client polls an application that is just being deployed anew beside this one.
   *
   * <p>It must get no JSON: {@code phoenix.js} gives up for ever at any without a status that it knows, and
   * tries again after an empty answer.
   */
  private static boolean isOfNeighbour(List<String> path, HttpServletRequest request) {
    return !path.isEmpty()
        && path.get(path.size() - 1).equals("longpoll")
        && String.valueOf(request.getQueryString()).contains("vsn=");
  }

  private static void preflight(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader(
        "Access-Control-Allow-Headers",
        String.join(", ", Collections.list(request.getHeaders("Access-Control-Request-Headers"))));
    response.setHeader("Access-Control-Allow-Methods", "get, post, options");
    response.setHeader("Access-Control-Max-Age", "3600");
    HttpAnswer.now(response).http(SC_OK);
  }

  private void poll(ConnectRequest connecting, HttpServletResponse response) {
    String token = token(connecting);
    LongPollSession session = sessions.find(token);
    Optional<String> node = sessions.elsewhere(token);
    if (session != null && !session.isOver()) {
      Answer answer = HttpAnswer.later(connecting.request(), response);
      if (!session.poll(answer)) {
        answer.messages(Answer.NO_CONTENT, session.token(), List.of()); // ended meanwhile
      }
    } else if (node.isPresent()) {
      Answer answer = HttpAnswer.later(connecting.request(), response);
      relay.poll(
          node.get(),
          token,
          answer,
          connecting.mount().longPollWindow(),
          () -> connectLater(connecting, response, answer));
    } else {
      connect(connecting, response, HttpAnswer.now(response));
    }
  }

  /** Will connect when the request has left its first thread. */
  private void connectLater(
      ConnectRequest connecting, HttpServletResponse response, Answer answer) {
    try {
      connect(connecting, response, answer);
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, "connect to " + connecting.mount().path() + " failed", e);
      answer.http(SC_INTERNAL_SERVER_ERROR);
    }
  }

  private void connect(ConnectRequest connecting, HttpServletResponse response, Answer answer) {
    Optional<String> authToken = connecting.mount().readsAuthToken()
        ? Optional.ofNullable(connecting.request().getHeader("X-Phoenix-AuthToken"))
        : Optional.empty();
    SocketRuntime.Connect connect = connecting.connect(runtime, "longpoll", authToken, response);
    if (connect.connection().isEmpty()) {
      refuse(connect, answer);
    } else {
      String token = sessions.open(connect.connection().get()).token();
      answer.messages(Answer.GONE, token, List.of());
    }
  }

  /**
   * Will answer 403 as Phoenix does, but 503 or 429 by HTTP where there is no room: {@code phoenix.js}
   * takes an empty answer for a server that failed, and tries again, but throws on any status in the
   * JSON that Phoenix has not. Proxies understand it, too.
   */
  private static void refuse(SocketRuntime.Connect connect, Answer answer) {
    if (connect.retryAfter().isPresent()) {
      answer.http(connect.status());
    } else {
      answer.status(Answer.FORBIDDEN);
    }
  }

  private void post(ConnectRequest connecting, HttpServletResponse response) throws IOException {
    String token = token(connecting);
    LongPollSession session = sessions.find(token);
    Optional<String> node = sessions.elsewhere(token);
    if (session == null && node.isEmpty()) {
      HttpAnswer.now(response).status(Answer.GONE);
      return;
    }
    HttpServletRequest request = connecting.request();
    SocketMount mount = session == null ? connecting.mount() : session.mount();
    String contentType = request.getHeader("Content-Type");
    Answer answer = HttpAnswer.later(request, response);
    Timer.Deadline slow = runtime
        .timer()
        .schedule(mount.timeout(), () -> runtime.onSender(() -> answer.http(SC_REQUEST_TIMEOUT)));
    Consumer<byte[]> whole = session != null
        ? body -> sessions.post(session, contentType, body, answer)
        : body -> relay.post(
            node.orElseThrow(), token, contentType, body, answer, mount.longPollWindow());
    ServletInputStream in = request.getInputStream();
    in.setReadListener(new Body(in, mount.limits().maxMessageBytes(), answer, slow, whole));
  }

  private static String token(ConnectRequest connecting) {
    String token = connecting.request().getHeader(TOKEN);
    return token != null ? token : connecting.params().get("token").orElse("");
  }

  /** Will end all sessions, and answer their polls before it returns. */
  @Override
  public void close() {
    sessions.close();
  }
}
