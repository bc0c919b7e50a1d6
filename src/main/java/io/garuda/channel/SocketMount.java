package io.garuda.channel;

import io.garuda.socket.Serializers;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A socket handler at a path, and how clients connect to it; immutable.
 *
 * <pre>{@code
 * SocketMount.at("/socket/{tenant}", UserSocket.class).longPoll().checkOrigin("//example.com")
 * }</pre>
 *
 * <p>Each method returns a mount that differs in one thing ({@code Phoenix.Endpoint.socket/3}).
 */
public final class SocketMount implements Cloneable {
  private static final Pattern PATH = Pattern.compile("(/([\\w.~-]+|\\{\\w+}))+");
  private static final Pattern TOKEN = Pattern.compile("[\\w!#$%&'*+.^`|~-]+");

  private final String path;
  private final Class<? extends SocketHandler> handler;
  private Optional<String> websocketPath = Optional.of("/websocket");
  private Optional<String> longPollPath = Optional.empty();
  private Serializers serializers = Serializers.standard();
  private OriginCheck originCheck = OriginCheck.HOST;
  private boolean csrfChecked = true;
  private boolean authToken;
  private List<String> subprotocols = List.of();
  private boolean compress;
  private Duration timeout = Duration.ofSeconds(60);
  private SessionBinding sessions = SessionBinding.CLOSE;
  private Duration expiryWarning = Duration.ofSeconds(60);
  private Duration longPollWindow = Duration.ofSeconds(10);
  private Limits limits = Limits.standard();
  private Level log = Level.INFO;

  private SocketMount(String path, Class<? extends SocketHandler> handler) {
    this.path = path;
    this.handler = handler;
  }

  /**
   * Will mount a handler.
   *
   * @param path such as {@code /socket} or {@code /socket/{tenant}}; what stands for the names in
   *     braces joins the connect parameters
   */
  public static SocketMount at(String path, Class<? extends SocketHandler> handler) {
    return new SocketMount(checkPath(path), handler);
  }

  /** Will take WebSockets at the mount's path and this one; {@code /websocket}. */
  public SocketMount websocketPath(String below) {
    return with(mount -> mount.websocketPath = Optional.of(checkPath(below)));
  }

  /** Will take no WebSockets, only long polls. */
  public SocketMount withoutWebSocket() {
    return with(mount -> mount.websocketPath = Optional.empty());
  }

  /** Will take long polls too, at the mount's path and {@code /longpoll}; off by default. */
  public SocketMount longPoll() {
    return longPollPath("/longpoll");
  }

  /** Will take long polls too, at the mount's path and this one. */
  public SocketMount longPollPath(String below) {
    return with(mount -> mount.longPollPath = Optional.of(checkPath(below)));
  }

  /**
   * Will answer a poll after this time at the latest; 10 s.
   *
   * <p>A client that does not come back for two and a half times as long is gone.
   */
  public SocketMount longPollWindow(Duration window) {
    return with(mount -> mount.longPollWindow = Limits.above0(window));
  }

  /** Will speak these versions of the protocol; {@link Serializers#standard} by default. */
  public SocketMount serializers(Serializers speaks) {
    return with(mount -> mount.serializers = speaks);
  }

  /**
   * Will allow pages of these origins only; by default those of the request's own host.
   *
   * <p>Requests without an {@code Origin} come from no browser and are always allowed.
   *
   * @param origins such as {@code https://a.com}, {@code //b.com:888} or {@code //*.c.com}; scheme and
   *     port count if they are given
   */
  public SocketMount checkOrigin(String... origins) {
    return with(mount -> mount.originCheck = OriginCheck.of(List.of(origins)));
  }

  /** Will ask for each origin; on the request's thread. */
  public SocketMount checkOrigin(Predicate<URI> allowed) {
    return with(mount -> mount.originCheck = OriginCheck.of(allowed));
  }

  /** Will allow pages of the host that the request was sent to; so by default. */
  public SocketMount checkOriginOfHost() {
    return with(mount -> mount.originCheck = OriginCheck.HOST);
  }

  /** Will allow pages whose scheme, host and port are the request's own ({@code :conn}). */
  public SocketMount checkOriginOfRequest() {
    return with(mount -> mount.originCheck = OriginCheck.CONN);
  }

  /** Will allow pages of every origin; {@link ConnectInfo#session} still needs its CSRF token. */
  public SocketMount allowAnyOrigin() {
    return with(mount -> mount.originCheck = OriginCheck.ANY);
  }

  /**
   * Will show the session to {@code connect} without a CSRF token, too.
   *
   * @throws IllegalArgumentException if any origin is allowed: then any page could use the session
   */
  public SocketMount withoutCsrfCheck() {
    return with(mount -> mount.csrfChecked = false);
  }

  /**
   * Will read the client's {@code authToken} into {@link ConnectInfo#authToken}.
   *
   * <p>It comes as a subprotocol {@code base64url.bearer.phx.<base64>} of a WebSocket, which is then
   * answered with {@code phoenix}, or as the header {@code X-Phoenix-AuthToken} of a long poll.
   */
  public SocketMount authToken() {
    return with(mount -> mount.authToken = true);
  }

  /** Will answer with the first of these that the client asks for, and refuse one that asks for others. */
  public SocketMount subprotocols(String... names) {
    for (String name : names) {
      if (!TOKEN.matcher(name).matches()) {
        throw new IllegalArgumentException(
            "expected a subprotocol, a token of RFC 9110, got: \"" + name + "\"");
      }
    }
    return with(mount -> mount.subprotocols = List.of(names));
  }

  /** Will compress messages if the client offers it: some 300 KB for each connection; off by default. */
  public SocketMount compress() {
    return with(mount -> mount.compress = true);
  }

  /** Will close with 1002 after nothing was received for so long; 60 s. */
  public SocketMount timeout(Duration idle) {
    return with(mount -> mount.timeout = Limits.above0(idle));
  }

  /** Will close sockets when the session of their browser ends, or not; {@link SessionBinding#CLOSE}. */
  public SocketMount sessions(SessionBinding binding) {
    return with(mount -> mount.sessions = binding);
  }

  /**
   * Will warn a client so long before its token or session ends; 60 s.
   *
   * <p>By the event {@code token_expiring} or {@code session_expiring} of the topic {@code phoenix}, with
   * {@code seconds_left}.
   */
  public SocketMount expiryWarning(Duration before) {
    return with(mount -> mount.expiryWarning = Limits.above0(before));
  }

  /**
   * Will change what one connection may cost.
   *
   * @param change such as {@code limits -> limits.maxChannels(10).messagesPerSecond(20, 100)}
   */
  public SocketMount limits(UnaryOperator<Limits> change) {
    return with(mount -> mount.limits = change.apply(mount.limits));
  }

  /** Will tell in the log of each client that connects; INFO. {@link Level#OFF} silences it. */
  public SocketMount log(Level level) {
    return with(mount -> mount.log = level);
  }

  public String path() {
    return path;
  }

  public Class<? extends SocketHandler> handler() {
    return handler;
  }

  /** Will return the whole path for WebSockets, none if they are off. */
  public Optional<String> websocket() {
    return websocketPath.map(path::concat);
  }

  /** Will return the whole path for long polls, none if they are off. */
  public Optional<String> longPolling() {
    return longPollPath.map(path::concat);
  }

  public Duration longPollWindow() {
    return longPollWindow;
  }

  public Serializers serializers() {
    return serializers;
  }

  /**
   * Will say whether a page may connect.
   *
   * @param origin the request's {@code Origin} header
   * @param request where the request was sent to
   */
  public boolean allowsOrigin(String origin, URI request) {
    return originCheck.allows(origin, request);
  }

  /** Will describe the origins that may connect, for the log. */
  public String allowedOrigins() {
    return originCheck.toString();
  }

  public boolean checksCsrf() {
    return csrfChecked;
  }

  public boolean readsAuthToken() {
    return authToken;
  }

  /** Will return what a WebSocket may be answered with, the preferred one first. */
  public List<String> subprotocols() {
    return subprotocols;
  }

  public boolean compresses() {
    return compress;
  }

  public Duration timeout() {
    return timeout;
  }

  public SessionBinding sessions() {
    return sessions;
  }

  public Duration expiryWarning() {
    return expiryWarning;
  }

  public Limits limits() {
    return limits;
  }

  public Level log() {
    return log;
  }

  private SocketMount with(Consumer<SocketMount> change) {
    SocketMount copy;
    try {
      copy = (SocketMount) clone();
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
    change.accept(copy);
    if (copy.originCheck == OriginCheck.ANY && !copy.csrfChecked) {
      throw new IllegalArgumentException("expected a check of the origin or of the CSRF token at \""
          + path + "\", got neither: every page of the web could use the sessions of its visitors");
    }
    return copy;
  }

  private static String checkPath(String path) {
    if (!PATH.matcher(path).matches()) {
      throw new IllegalArgumentException(
          "expected a path such as \"/socket\" or \"/socket/{tenant}\", got: \"" + path + "\"");
    }
    return path;
  }
}
