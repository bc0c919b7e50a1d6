package io.garuda.transport.websocket;

import io.garuda.channel.SocketConnection;
import io.garuda.channel.SocketMount;
import io.garuda.channel.SocketRuntime;
import io.garuda.transport.ConnectRequest;
import io.garuda.transport.EmptyAnswer;
import io.garuda.transport.SocketPaths;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Extension;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
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
  private final SocketPaths paths;
  private final ConcurrentMap<String, SocketConnection> tickets = new ConcurrentHashMap<>();

  private WebSocketGate(SocketRuntime runtime, List<SocketMount> mounts) {
    this.runtime = runtime;
    this.paths = new SocketPaths(mounts, SocketMount::websocket);
  }

  /**
   * Will register an endpoint with the container for each mount; legal until the context has started.
   *
   * @throws IllegalStateException if the server has no WebSocket container
   */
  public static WebSocketGate open(
      ServletContext context, SocketRuntime runtime, List<SocketMount> mounts) {
    WebSocketGate gate = new WebSocketGate(runtime, mounts);
    if (gate.paths.mounts().isEmpty()) {
      return gate;
    }
    if (!(context.getAttribute(ServerContainer.class.getName())
        instanceof ServerContainer container)) {
      throw new IllegalStateException("expected a WebSocket container in this server, got none;"
          + " add its WebSocket module, or mount no sockets");
    }
    if (TyrusUpgrade.isTyrus(container.getClass())) {
      TyrusTimers.begin();
    }
    gate.paths.mounts().forEach((path, mount) -> {
      Compression compression = Compression.of(mount, container);
      try {
        container.addEndpoint(ServerEndpointConfig.Builder.create(SocketEndpoint.class, path.text())
            .configurator(gate.new Configurator(compression))
            .extensions(compression.own())
            .build());
      } catch (DeploymentException e) {
        throw new IllegalStateException(
            "expected a free path for a socket, got: \"" + path + "\"", e);
      }
    });
    return gate;
  }

  SocketRuntime runtime() {
    return runtime;
  }

  /**
   * Will answer the request, or let the container upgrade it; false if it is for no mount.
   *
   * @param path the segments of the request's path
   */
  public boolean handle(
      List<String> path,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws IOException, ServletException {
    Optional<ConnectRequest> matched = paths.match(path, request);
    if (matched.isEmpty()) {
      return false;
    }
    ConnectRequest connecting = matched.get();
    int status = UpgradeRequest.status(request);
    if (status != HttpServletResponse.SC_SWITCHING_PROTOCOLS) {
      response.setHeader(UpgradeRequest.VERSION, UpgradeRequest.SPOKEN);
      refuse(connecting, response, status, "upgrade");
    } else if (!connecting.originAllowed()) {
      refuse(connecting, response, 403, "origin");
    } else {
      connect(connecting, response, chain);
    }
    return true;
  }

  private void connect(ConnectRequest connecting, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest request = connecting.request();
    SocketMount mount = connecting.mount();
    Subprotocol subprotocol = Subprotocol.negotiate(mount, request.getHeaders(Subprotocol.HEADER));
    if (subprotocol.refused()) {
      LOG.log(
          Level.ERROR,
          "refused a WebSocket at {0}: expected one of the subprotocols {1}, got: {2}",
          mount.path(),
          mount.subprotocols(),
          request.getHeader(Subprotocol.HEADER));
      refuse(connecting, response, 403, "subprotocol");
      return;
    }
    SocketRuntime.Connect connect =
        connecting.connect(runtime, "websocket", subprotocol.authToken(), response);
    if (connect.connection().isEmpty()) {
      EmptyAnswer.send(response, connect.status());
      return;
    }
    String ticket = UUID.randomUUID().toString();
    upgrade(
        ticket,
        connect.connection().get(),
        new AdmittedRequest(request, TICKET + ticket, subprotocol.answer()),
        response,
        chain);
  }

  private void upgrade(
      String ticket,
      SocketConnection connection,
      HttpServletRequest admitted,
      HttpServletResponse response,
      FilterChain chain)
      throws IOException, ServletException {
    tickets.put(ticket, connection);
    runtime.timer().schedule(UPGRADE_TIMEOUT, () -> expire(ticket));
    boolean upgraded = false;
    try {
      chain.doFilter(admitted, response);
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

  private void refuse(
      ConnectRequest connecting, HttpServletResponse response, int status, String by)
      throws IOException {
    connecting.refused(runtime, "websocket", status, by);
    EmptyAnswer.send(response, status);
  }

  /** Needs nothing of the container's own configurator, so that it works on each. */
  private final class Configurator extends ServerEndpointConfig.Configurator {
    private final Compression compression;

    Configurator(Compression compression) {
      this.compression = compression;
    }

    /** Will answer with what the gate left of the client's list. */
    @Override
    public String getNegotiatedSubprotocol(List<String> supported, List<String> requested) {
      return requested.isEmpty() ? "" : requested.get(0);
    }

    @Override
    public List<Extension> getNegotiatedExtensions(
        List<Extension> installed, List<Extension> requested) {
      return compression.negotiate(requested);
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
