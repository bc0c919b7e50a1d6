package io.garuda.transport.websocket;

import io.garuda.channel.SocketMount;
import io.garuda.channel.SocketRuntime;
import io.garuda.channel.UserCode;
import io.garuda.conn.Conn;
import io.garuda.router.PathTemplate;
import io.garuda.session.ContainerStore;
import io.garuda.session.SessionStore;
import io.garuda.session.Stores;
import io.garuda.token.Secrets;
import io.garuda.wire.Handshake;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.glassfish.tyrus.server.TyrusServerContainer;
import org.glassfish.tyrus.spi.ServerContainerFactory;
import org.jspecify.annotations.Nullable;

/**
 * A mount on a Tyrus without servlets.
 *
 * <p>The gate stands in a filter elsewhere; here it is asked before the handshake, which then brings
 * the ticket along as a server's own request would.
 */
final class TyrusServer implements AutoCloseable {
  private static final Map<String, String> HEADERS = Map.of(
      "Upgrade", "websocket",
      "Connection", "Upgrade",
      "Sec-WebSocket-Version", "13",
      "Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");

  private static final SessionStore.Opener SESSIONS =
      Stores.start(new ContainerStore(), Secrets.none());

  private final SocketMount mount;
  private final SocketRuntime runtime = new SocketRuntime(UserCode.plain());
  private final TyrusServerContainer container;
  private final WebSocketGate gate;

  private TyrusServer(SocketMount mount) {
    this.mount = mount;
    this.container =
        (TyrusServerContainer) ServerContainerFactory.createServerContainer(new HashMap<>());
    this.gate = WebSocketGate.open(
        fake(ServletContext.class, Map.of("getAttribute", container)), runtime, List.of(mount));
  }

  static TyrusServer start(SocketMount mount) throws Exception {
    TyrusServer server = new TyrusServer(mount);
    server.container.start("/", 0);
    return server;
  }

  SocketRuntime runtime() {
    return runtime;
  }

  /** Will let the gate admit a client; the handshake is ready to be opened. */
  @SuppressWarnings("JdkObsolete") // getRequestURL returns a StringBuffer
  Handshake admitted(String params) throws IOException, ServletException {
    String path = mount.path() + "/websocket";
    Function<Object, Object> header = name -> HEADERS.get(String.valueOf(name));
    Function<Object, Object> headers = name ->
        Collections.enumeration(Optional.ofNullable(HEADERS.get(name)).stream().toList());
    HttpServletRequest request = new WithAttributes(fake(
        HttpServletRequest.class,
        Map.of(
            "getMethod",
            "GET",
            "getProtocol",
            "HTTP/1.1",
            "getRequestURI",
            path,
            "getRequestURL",
            new StringBuffer("http://127.0.0.1" + path),
            "getContextPath",
            "",
            "getQueryString",
            params + "&vsn=2.0.0",
            "getHeader",
            header,
            "getHeaders",
            headers,
            "getHeaderNames",
            Collections.emptyEnumeration(),
            "getRemoteAddr",
            "127.0.0.1")));
    HttpServletResponse response = fake(HttpServletResponse.class, Map.of("getStatus", 101));
    Conn.open(request, response, SESSIONS);
    AtomicReference<@Nullable String> query = new AtomicReference<>();
    gate.handle(
        PathTemplate.segments(path),
        request,
        response,
        (ticketed, same) -> query.set(((HttpServletRequest) ticketed).getQueryString()));
    return new Handshake(
        URI.create("http://127.0.0.1:" + container.getPort()), path + "?" + query.get());
  }

  /** Keeps what is left on it. */
  private static final class WithAttributes extends HttpServletRequestWrapper {
    private final Map<String, Object> attributes = new HashMap<>();

    WithAttributes(HttpServletRequest request) {
      super(request);
    }

    @Override
    public @Nullable Object getAttribute(String name) {
      return attributes.get(name);
    }

    @Override
    public void setAttribute(String name, Object value) {
      attributes.put(name, value);
    }
  }

  /** Answers a method by its name, with a value or a function of its argument; the rest is null. */
  @SuppressWarnings("unchecked")
  private static <T> T fake(Class<T> type, Map<String, Object> answers) {
    return type.cast(Proxy.newProxyInstance(
        type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
          Object answer = answers.get(method.getName());
          return answer instanceof Function<?, ?> function
              ? ((Function<Object, Object>) function).apply(args[0])
              : answer;
        }));
  }

  @Override
  public void close() {
    container.stop();
    runtime.close();
  }
}
