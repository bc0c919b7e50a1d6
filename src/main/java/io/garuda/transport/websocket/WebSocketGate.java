package io.garuda.transport.websocket;

import io.garuda.channel.ConnectInfo;
import io.garuda.channel.SocketConnection;
import io.garuda.channel.SocketMount;
import io.garuda.channel.SocketRuntime;
import io.garuda.param.MalformedParamsException;
import io.garuda.param.Params;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Extension;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides about each WebSocket before the container upgrades it.
 *
 * <p>In the order of {@code Phoenix.Transports.WebSocket}: query, origin, connect, upgrade. An
 * admitted connection is handed through the container by a ticket in the request's query, the one
 * thing that every container gives to the right session; the client's own never get through.
 */
public final class WebSocketGate {
  private static final System.Logger LOG = System.getLogger(WebSocketGate.class.getName());
  private static final Duration UPGRADE_TIMEOUT = Duration.ofSeconds(10);
  private static final String TICKET = "_garuda_ticket=";

  private final SocketRuntime runtime;
  private final Map<String, SocketMount> mounts = new HashMap<>();
  private final ConcurrentMap<String, SocketConnection> tickets = new ConcurrentHashMap<>();

  private WebSocketGate(SocketRuntime runtime) {
    this.runtime = runtime;
  }

  /**
   * Will register an endpoint with the container for each mount; legal until the context has started.
   *
   * @throws IllegalStateException if the server has no WebSocket container
   */
  public static WebSocketGate open(
      ServletContext context, SocketRuntime runtime, List<SocketMount> mounts) {
    WebSocketGate gate = new WebSocketGate(runtime);
    if (mounts.isEmpty()) {
      return gate;
    }
    if (!(context.getAttribute(ServerContainer.class.getName())
        instanceof ServerContainer container)) {
      throw new IllegalStateException("expected a WebSocket container in this server, got none;"
          + " add its WebSocket module, or mount no sockets");
    }
    for (SocketMount mount : mounts) {
      String path = mount.path() + "/websocket";
      gate.mounts.put(path, mount);
      try {
        container.addEndpoint(ServerEndpointConfig.Builder.create(SocketEndpoint.class, path)
            .configurator(gate.new Configurator())
            .build());
      } catch (DeploymentException e) {
        throw new IllegalStateException(
            "expected a free path for a socket, got: \"" + path + "\"", e);
      }
    }
    return gate;
  }

  SocketRuntime runtime() {
    return runtime;
  }

  /** Will answer the request, or let the container upgrade it; false if it is for no mount. */
  public boolean handle(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    SocketMount mount = mounts.get(path);
    if (mount == null) {
      return false;
    }
    if (!request.getMethod().equals("GET")
        || !"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
      refuse(response, 400);
      return true;
    }
    if (!originAllowed(mount, request)) {
      refuse(response, 403);
      return true;
    }
    String query = Optional.ofNullable(request.getQueryString()).orElse("");
    SocketRuntime.Connect connect;
    try {
      connect = runtime.connect(mount, Params.parse(query), info(request));
    } catch (MalformedParamsException e) {
      LOG.log(Level.WARNING, "refused a WebSocket at {0}: {1}", path, e.getMessage());
      refuse(response, 400);
      return true;
    }
    if (connect.connection().isEmpty()) {
      LOG.log(Level.INFO, "refused a WebSocket at {0}: {1}", path, connect.reason());
      refuse(response, connect.status());
      return true;
    }
    upgrade(connect.connection().get(), query, request, response, chain);
    return true;
  }

  private void upgrade(
      SocketConnection connection,
      String query,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws IOException, ServletException {
    String ticket = UUID.randomUUID().toString();
    tickets.put(ticket, connection);
    runtime.timer().schedule(UPGRADE_TIMEOUT, () -> expire(ticket));
    boolean upgraded = false;
    try {
      chain.doFilter(
          new Ticketed(request, query + (query.isEmpty() ? "" : "&") + TICKET + ticket), response);
      upgraded = response.getStatus() == HttpServletResponse.SC_SWITCHING_PROTOCOLS;
    } finally {
      if (!upgraded) {
        expire(ticket);
      }
    }
  }

  private void expire(String ticket) {
    SocketConnection unused = tickets.remove(ticket);
    if (unused != null) {
      unused.closed();
    }
  }

  private static final class Ticketed extends HttpServletRequestWrapper {
    private final String query;

    Ticketed(HttpServletRequest request, String query) {
      super(request);
      this.query = query;
    }

    @Override
    public String getQueryString() {
      return query;
    }
  }

  /** Will return the connection that the gate admitted with this query. */
  SocketConnection admitted(@Nullable String query) {
    int at = query == null ? -1 : query.lastIndexOf(TICKET);
    SocketConnection connection =
        query == null || at < 0 ? null : tickets.remove(query.substring(at + TICKET.length()));
    if (connection == null) {
      throw new IllegalStateException(
          "expected a WebSocket that came through the filter, got one that did not;"
              + " map the Garuda filter before all others");
    }
    return connection;
  }

  private static boolean originAllowed(SocketMount mount, HttpServletRequest request) {
    String origin = request.getHeader("Origin");
    if (origin == null || mount.allowsOrigin(origin, request.getServerName())) {
      return true;
    }
    LOG.log(
        Level.ERROR,
        "refused a WebSocket at {0} from the origin {1}; allowed are {2}."
            + " If it is yours, add .checkOrigin(\"//host\") to the mount",
        mount.path(),
        origin,
        mount.checkOrigin().isEmpty() ? "//" + request.getServerName() : mount.checkOrigin());
    return false;
  }

  private static ConnectInfo info(HttpServletRequest request) {
    Map<String, String> headers = new HashMap<>();
    for (String name : Collections.list(request.getHeaderNames())) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (lower.startsWith("x-") || lower.equals("user-agent") || lower.startsWith("trace")) {
        headers.put(lower, request.getHeader(name));
      }
    }
    URI uri = URI.create(request.getRequestURL().toString());
    return new ConnectInfo(
        uri, request.getRemoteAddr(), request.getUserPrincipal(), Map.copyOf(headers));
  }

  private static void refuse(HttpServletResponse response, int status) throws IOException {
    response.setStatus(status);
    response.setContentLength(0);
    response.flushBuffer();
  }

  /** Needs nothing of the container's own configurator, so that it works on each. */
  private final class Configurator extends ServerEndpointConfig.Configurator {
    @Override
    public String getNegotiatedSubprotocol(List<String> supported, List<String> requested) {
      return "";
    }

    /** Will decline compression: it costs 300 KB per connection. */
    @Override
    public List<Extension> getNegotiatedExtensions(
        List<Extension> installed, List<Extension> requested) {
      return List.of();
    }

    @Override
    public boolean checkOrigin(String originHeaderValue) {
      return true; // the gate did
    }

    @Override
    public void modifyHandshake(
        ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
      // nothing to add: the gate has seen the request
    }

    @Override
    public <T> T getEndpointInstance(Class<T> endpointClass) {
      return endpointClass.cast(new SocketEndpoint(WebSocketGate.this));
    }
  }
}
