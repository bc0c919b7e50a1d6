package io.garuda.endpoint;

import io.garuda.assets.Assets;
import io.garuda.channel.Drain;
import io.garuda.conn.BrokenBodyException;
import io.garuda.conn.Conn;
import io.garuda.conn.ConnResponse;
import io.garuda.conn.RequestTimeoutException;
import io.garuda.error.RenderErrors;
import io.garuda.plug.Pipeline;
import io.garuda.plug.Plug;
import io.garuda.proxy.ForwardedRequest;
import io.garuda.proxy.TrustedProxies;
import io.garuda.router.NoRouteException;
import io.garuda.router.PathTemplate;
import io.garuda.router.Route;
import io.garuda.router.RouteMatch;
import io.garuda.router.RouteTarget;
import io.garuda.router.Routes;
import io.garuda.session.ContainerStore;
import io.garuda.session.SessionStore;
import io.garuda.transport.KeepaliveGate;
import io.garuda.transport.longpoll.LongPollGate;
import io.garuda.transport.websocket.WebSocketGate;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The one way in: trusted proxies, health, sockets, then plugs, the table, its pipelines, the action.
 *
 * <p>Stands before the server's own WebSocket filter, and supports asynchronous answers.
 */
final class EndpointFilter implements Filter {
  private static final Set<String> READ = Set.of("GET", "HEAD");

  private final Drain drain;
  private final TrustedProxies proxies;
  private final SessionStore.Opener sessions;
  private final HealthGate health;
  private final WebSocketGate webSockets;
  private final LongPollGate longPolls;
  private final KeepaliveGate keepalives;
  private final Pipeline plugs;
  private final Routes routes;
  private final RequestReport.Maker reports;
  private final Assets assets;
  private final ActionPlugs actionPlugs;
  private final RenderErrors errors;
  private final JaxRs jaxRs;

  EndpointFilter(
      Drain drain,
      TrustedProxies proxies,
      SessionStore.Opener sessions,
      HealthGate health,
      WebSocketGate webSockets,
      LongPollGate longPolls,
      KeepaliveGate keepalives,
      Pipeline plugs,
      Routes routes,
      RequestReport.Maker reports,
      Assets assets,
      ActionPlugs actionPlugs,
      RenderErrors errors,
      JaxRs jaxRs) {
    this.drain = drain;
    this.proxies = proxies;
    this.sessions = sessions;
    this.health = health;
    this.webSockets = webSockets;
    this.longPolls = longPolls;
    this.keepalives = keepalives;
    this.plugs = plugs;
    this.routes = routes;
    this.reports = reports;
    this.assets = assets;
    this.actionPlugs = actionPlugs;
    this.errors = errors;
    this.jaxRs = jaxRs;
  }

  @Override
  public void init(FilterConfig config) throws ServletException {
    jaxRs.init(config);
  }

  /** Will send the clients away while the container still serves them. */
  @Override
  public void destroy() {
    drain.finish();
    health.close();
    longPolls.close();
    jaxRs.destroy();
  }

  @Override
  public void doFilter(ServletRequest in, ServletResponse out, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest request = (HttpServletRequest) in;
    HttpServletResponse response = (HttpServletResponse) out;
    try {
      handle(ForwardedRequest.of(request, response, proxies), response, chain);
    } finally {
      WeldRequest.leave(request);
    }
  }

  private void handle(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Conn conn = open(request, response);
    try {
      ConnSetup.opened(conn);
      answer(conn, request, response, chain);
    } finally {
      RequestOver.await(conn, request);
    }
  }

  private void answer(
      Conn conn, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      ContainerStore.refuseIdInPath(request);
      List<String> path = PathTemplate.segments(conn.rawPath());
      if (health.handle(path, conn)
          || webSockets.handle(path, request, conn.servletResponse(), beginning(conn, chain))
          || longPolls.handle(path, request, conn.servletResponse())
          || keepalives.handle(path, request, conn.servletResponse())) {
        return;
      }
      answer(conn, path, chain);
    } catch (IOException | ServletException | RuntimeException | Error e) {
      if (!response.isCommitted()) {
        send(conn, errors.answer(conn, e));
      } else if (!isAnsweredByServer(conn, e)) {
        errors.cut(conn, e);
      }
    }
  }

  /** Tomcat answers 408 or 400 by itself as soon as reading a body fails, and takes no other answer. */
  private static boolean isAnsweredByServer(Conn conn, Throwable e) {
    return !conn.servletResponse().begun()
        && (e instanceof RequestTimeoutException || e instanceof BrokenBodyException);
  }

  private Conn open(HttpServletRequest request, HttpServletResponse response) {
    return Conn.open(
        request,
        request instanceof ForwardedRequest forwarded ? forwarded.response() : response,
        sessions);
  }

  /** Begins the answer first: a server sends its 101 whenever it likes. */
  private static FilterChain beginning(Conn conn, FilterChain chain) {
    return (request, response) -> {
      conn.servletResponse().begin();
      chain.doFilter(request, response);
    };
  }

  private void answer(Conn conn, List<String> path, FilterChain chain)
      throws IOException, ServletException {
    ConnResponse response = conn.servletResponse();
    RequestReport report = reports.open(conn);
    plugs.call(conn);
    Optional<Pipeline> bypass = conn.find(ConnSetup.BYPASS);
    bypass.ifPresent(pipeline -> pipeline.call(conn));
    if (conn.halted() || bypass.isPresent()) {
      return;
    }
    response.holdErrors(true);
    Optional<RouteMatch> match = routes.match(conn.method(), conn.host(), path);
    if (match.isPresent()) {
      conn.putPathParams(match.get().params());
      report.dispatch(match.get().route(), () -> run(match.get(), conn));
    } else if (served(conn)) {
      if (assets.isDigested("/" + String.join("/", path))) {
        conn.beforeSend(() -> keepForGood(conn));
      }
      jaxRs.forward(conn, chain);
    } else {
      throw new NoRouteException(conn.method(), conn.rawPath());
    }
    Optional<Throwable> failure = response.failure();
    if (failure.isPresent()) {
      throw new ServletException(failure.get());
    }
    OptionalInt sent = response.sentError();
    if (sent.isPresent()) {
      int status = sent.getAsInt();
      send(
          conn,
          status == 404
              ? errors.answer(conn, new NoRouteException(conn.method(), conn.rawPath()))
              : errors.answer(conn, status));
    }
    response.holdErrors(false);
  }

  /** A digested name never stands for anything else (RFC 8246). */
  private static void keepForGood(Conn conn) {
    if (conn.answerStatus() < 400) {
      conn.putHeader("Cache-Control", Assets.KEPT_FOR_GOOD);
    }
  }

  private void run(RouteMatch match, Conn conn) throws IOException, ServletException {
    Route route = match.route();
    route.options().assignTo(conn);
    for (Pipeline pipeline : route.pipelines()) {
      pipeline.call(conn);
    }
    actionPlugs.call(route, conn);
    if (conn.halted()) {
      return;
    }
    if (route.target() instanceof RouteTarget.Forward forward) {
      forward(route, forward.plug(), conn);
    } else {
      jaxRs.run(match, conn);
    }
  }

  private static void forward(Route route, Plug plug, Conn conn) {
    conn.putScriptName(route.path().toString());
    try {
      plug.call(conn);
    } finally {
      conn.putScriptName("");
    }
    boolean answered = conn.halted()
        || conn.sent()
        || conn.servletResponse().sentError().isPresent()
        || conn.servletRequest().isAsyncStarted();
    if (!answered) {
      throw new NoRouteException(conn.method(), conn.rawPath());
    }
  }

  /**
   * Whether the rest of the chain may have an answer: a servlet of the application, or a file.
   *
   * <p>Files are only read, and classes at the root of the WAR, the launcher's, are nobody's business.
   */
  private static boolean served(Conn conn) {
    MappingMatch match = conn.servletRequest().getHttpServletMapping().getMappingMatch();
    return match != MappingMatch.DEFAULT
        || (READ.contains(conn.method()) && !conn.rawPath().endsWith(".class"));
  }

  static void send(Conn conn, RenderErrors.Answer answer) throws IOException {
    ConnResponse response = conn.servletResponse();
    response.startOver();
    response.setStatus(answer.status());
    response.setContentType(answer.contentType());
    response.setContentLength(answer.body().length);
    response.getOutputStream().write(answer.body());
  }
}
