package io.garuda.transport;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.garuda.channel.ConnectInfo;
import io.garuda.channel.SessionBinding;
import io.garuda.channel.SocketConnection;
import io.garuda.channel.SocketMount;
import io.garuda.channel.SocketRuntime;
import io.garuda.conn.Conn;
import io.garuda.param.MalformedParamsException;
import io.garuda.param.Params;
import io.garuda.param.PercentEscapes;
import io.garuda.session.CsrfToken;
import io.garuda.session.OpenSession;
import io.garuda.session.Session;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A request that came to a mount, and what its client may do there. */
public final class ConnectRequest {
  private static final System.Logger LOG = System.getLogger(ConnectRequest.class.getName());
  private static final Pattern NOT_IN_URIS =
      Pattern.compile("[^\\w.~:/?#\\[\\]@!$&'()*+,;=%-]|%(?![0-9a-fA-F]{2})");

  private final SocketMount mount;
  private final HttpServletRequest request;
  private final URI uri;
  private final Params params;

  ConnectRequest(SocketMount mount, Params variables, HttpServletRequest request) {
    this.mount = mount;
    this.request = request;
    String query = Optional.ofNullable(request.getQueryString()).orElse("");
    this.uri = uri(request.getRequestURL().append(query.isEmpty() ? "" : "?").append(query));
    this.params = Params.parse(query).merge(variables);
  }

  /** Will quote what browsers send raw and no URI may hold. */
  private static URI uri(CharSequence text) {
    String quoted = NOT_IN_URIS.matcher(text).replaceAll(ConnectRequest::quoted);
    try {
      return URI.create(quoted);
    } catch (IllegalArgumentException e) {
      throw new MalformedParamsException("expected a URI, got: \"" + text + "\"", e);
    }
  }

  private static String quoted(MatchResult illegal) {
    StringBuilder out = new StringBuilder();
    for (byte b : illegal.group().getBytes(UTF_8)) {
      PercentEscapes.append(out, b);
    }
    return out.toString();
  }

  public SocketMount mount() {
    return mount;
  }

  public HttpServletRequest request() {
    return request;
  }

  /** Will return the query's parameters, and those of the path over them. */
  public Params params() {
    return params;
  }

  /** Will check the {@code Origin}; a refusal is logged with what was compared and how to allow it. */
  public boolean originAllowed() {
    String origin = request.getHeader("Origin");
    if (origin == null || mount.allowsOrigin(origin, uri)) {
      return true;
    }
    LOG.log(
        Level.ERROR,
        "refused a connection to {0}: expected an origin of {1}, got: {2} for a request to {3}."
            + " If such pages are yours, add .checkOrigin(\"//{4}\") to the mount; behind a proxy"
            + " tell the endpoint its address with trustedProxies",
        mount.path(),
        mount.allowedOrigins(),
        origin,
        uri.getScheme() + "://" + uri.getRawAuthority(),
        origin.replaceFirst("^[^/]*//", ""));
    return false;
  }

  /**
   * Will tell that it was refused before the application was asked.
   *
   * @param by as {@code Event.SocketConnected} names it
   */
  public void refused(SocketRuntime runtime, String transport, int status, String by) {
    runtime.refused(mount, params, transport, status, by);
  }

  /**
   * Will ask the application, if there is room; what it throws is thrown on.
   *
   * @param transport {@code websocket} or {@code longpoll}
   * @param response is told when a client may come back for which there is none
   */
  public SocketRuntime.Connect connect(
      SocketRuntime runtime,
      String transport,
      Optional<String> authToken,
      HttpServletResponse response) {
    SocketRuntime.Connect connect = runtime.connect(
        mount,
        params,
        new ConnectInfo(
            transport,
            uri,
            request.getRemoteAddr(),
            request.getUserPrincipal(),
            request::isUserInRole,
            headers(),
            session(),
            authToken));
    connect
        .retryAfter()
        .ifPresent(wait -> response.setHeader("Retry-After", Long.toString(wait.toSeconds())));
    connect.connection().ifPresent(this::bind);
    return connect;
  }

  private void bind(SocketConnection connection) {
    if (mount.sessions() != SessionBinding.DETACH
        && Conn.of(request).session() instanceof OpenSession session) {
      session.bound().ifPresent(connection::bind);
    }
  }

  private Map<String, String> headers() {
    Map<String, String> headers = new HashMap<>();
    for (String name : Collections.list(request.getHeaderNames())) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (lower.startsWith("x-")
          || lower.startsWith("sec-websocket-")
          || lower.equals("user-agent")
          || lower.equals("traceparent")
          || lower.equals("tracestate")) {
        headers.put(lower, String.join(", ", Collections.list(request.getHeaders(name))));
      }
    }
    return Map.copyOf(headers);
  }

  private Optional<Session> session() {
    Session session = Conn.of(request).session();
    boolean shown = mount.checksCsrf()
        ? params
            .get("_csrf_token")
            .filter(token -> CsrfToken.valid(session, token))
            .isPresent()
        : !session.all().isEmpty();
    return shown ? Optional.of(session) : Optional.empty();
  }
}
