package io.garuda.conn;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.garuda.session.ContainerStore;
import io.garuda.session.SessionStore;
import io.garuda.session.Stores;
import io.garuda.token.Secrets;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A request and the response to it without a container; asked for more than it knows, it throws. */
public final class FakeExchange {
  /** Sessions of a container. */
  private static final SessionStore.Opener CONTAINER =
      Stores.start(new ContainerStore(), Secrets.none());

  private final String method;
  private final String uri;
  private SessionStore.Opener sessions = CONTAINER;
  private final Map<String, String> headers = new HashMap<>();
  private final Map<String, Object> attributes = new HashMap<>();
  private final Map<String, Object> ofApplication = new HashMap<>();
  private String contextPath = "";
  private String protocol = "HTTP/1.1";
  private String scheme = "http";
  private String host = "LocalHost";
  private int port = 80;
  private @Nullable String query;
  private byte[] body = new byte[0];
  private boolean lengthKnown = true;
  private @Nullable HttpSession session;

  private final Map<String, String> answered = new HashMap<>();
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private int status = 200;

  public FakeExchange(String method, String uri) {
    this.method = method;
    int question = uri.indexOf('?');
    this.uri = question < 0 ? uri : uri.substring(0, question);
    this.query = question < 0 ? null : uri.substring(question + 1);
  }

  public FakeExchange header(String name, String value) {
    headers.put(name.toLowerCase(Locale.ROOT), value);
    return this;
  }

  public FakeExchange contextPath(String path) {
    contextPath = path;
    return this;
  }

  /** Will belong to an application with this attribute. */
  public FakeExchange ofApplication(Object value) {
    ofApplication.put(value.getClass().getName(), value);
    return this;
  }

  /** Will have come to this host instead of {@code LocalHost}. */
  public FakeExchange host(String name) {
    host = name;
    return this;
  }

  /** Will have come by https. */
  public FakeExchange secure() {
    scheme = "https";
    port = 443;
    return this;
  }

  public FakeExchange port(int number) {
    port = number;
    return this;
  }

  public FakeExchange body(String contentType, String text) {
    return body(contentType, text.getBytes(UTF_8));
  }

  public FakeExchange body(String contentType, byte[] bytes) {
    body = bytes;
    return header("content-type", contentType);
  }

  /** Will send the body without saying how long it is. */
  public FakeExchange chunked() {
    lengthKnown = false;
    return header("transfer-encoding", "chunked");
  }

  /** Will send the body as HTTP/2 does, which needs no header for it. */
  public FakeExchange streamed() {
    lengthKnown = false;
    protocol = "HTTP/2.0";
    return this;
  }

  /** Will belong to the same browser as another exchange. */
  public FakeExchange sessionOf(FakeExchange other) {
    session = other.session;
    return this;
  }

  public boolean hasSession() {
    return session != null;
  }

  public int status() {
    return status;
  }

  public @Nullable String answered(String header) {
    return answered.get(header.toLowerCase(Locale.ROOT));
  }

  public String sent() {
    return sent.toString(UTF_8);
  }

  public Conn conn() {
    return Conn.open(request(), response(), sessions);
  }

  /** Will find its session there. */
  public FakeExchange sessions(SessionStore.Opener store) {
    sessions = store;
    return this;
  }

  public HttpServletRequest request() {
    return proxy(HttpServletRequest.class, (proxy, called, arguments) -> switch (called.getName()) {
      case "getMethod" -> method;
      case "getRequestURI" -> uri;
      case "getContextPath" -> contextPath;
      case "getQueryString" -> query;
      case "getProtocol" -> protocol;
      case "getServerName" -> host;
      case "getServerPort" -> port;
      case "getScheme" -> scheme;
      case "getRemoteAddr" -> "192.0.2.7";
      case "getHeaderNames" -> Collections.enumeration(headers.keySet());
      case "getHeaders" ->
        Collections.enumeration(
            List.of(headers.get(((String) arguments[0]).toLowerCase(Locale.ROOT))));
      case "getHeader" -> headers.get(((String) arguments[0]).toLowerCase(Locale.ROOT));
      case "getContentType" -> headers.get("content-type");
      case "getContentLengthLong" -> lengthKnown ? (long) body.length : -1L;
      case "getInputStream" -> new Input(body);
      case "getAttribute" -> attributes.get((String) arguments[0]);
      case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
      case "getSession" -> session((boolean) arguments[0]);
      case "getServletContext" -> FakeContext.at(contextPath, ofApplication);
      case "isSecure" -> scheme.equals("https");
      case "getCookies" -> cookies();
      default -> throw new UnsupportedOperationException(called.toString());
    });
  }

  private Cookie[] cookies() {
    return Pattern.compile("; ")
        .splitAsStream(headers.getOrDefault("cookie", ""))
        .filter(cookie -> cookie.contains("="))
        .map(cookie -> cookie.split("=", 2))
        .map(pair -> new Cookie(pair[0], pair[1]))
        .toArray(Cookie[]::new);
  }

  private @Nullable HttpSession session(boolean create) {
    if (session == null && create) {
      Map<String, Object> values = new HashMap<>();
      session = proxy(HttpSession.class, (proxy, called, arguments) -> switch (called.getName()) {
        case "getAttribute" -> values.get((String) arguments[0]);
        case "setAttribute" -> values.put((String) arguments[0], arguments[1]);
        case "removeAttribute" -> values.remove((String) arguments[0]);
        case "getAttributeNames" -> Collections.enumeration(values.keySet());
        default -> throw new UnsupportedOperationException(called.toString());
      });
    }
    return session;
  }

  private HttpServletResponse response() {
    return proxy(
        HttpServletResponse.class, (proxy, called, arguments) -> switch (called.getName()) {
          case "setHeader" ->
            answered.put(((String) arguments[0]).toLowerCase(Locale.ROOT), (String) arguments[1]);
          case "setContentType" -> answered.put("content-type", (String) arguments[0]);
          case "setContentLength" -> answered.put("content-length", arguments[0].toString());
          case "addHeader" ->
            answered.merge(
                ((String) arguments[0]).toLowerCase(Locale.ROOT),
                (String) arguments[1],
                (before, more) -> before + ", " + more);
          case "getContentType" -> answered.get("content-type");
          case "getHeaders" ->
            Optional.ofNullable(answered.get(((String) arguments[0]).toLowerCase(Locale.ROOT)))
                .map(List::of)
                .orElseGet(List::of);
          case "setStatus" -> answer((int) arguments[0]);
          case "getStatus" -> status;
          case "isCommitted" -> sent.size() > 0;
          case "getOutputStream" -> new Output(sent);
          default -> throw new UnsupportedOperationException(called.toString());
        });
  }

  private @Nullable Object answer(int code) {
    status = code;
    return null;
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static final class Input extends ServletInputStream {
    private final ByteArrayInputStream bytes;

    Input(byte[] bytes) {
      this.bytes = new ByteArrayInputStream(bytes);
    }

    @Override
    public boolean isFinished() {
      return bytes.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      return bytes.read(target, offset, length);
    }
  }

  private static final class Output extends ServletOutputStream {
    private final ByteArrayOutputStream bytes;

    Output(ByteArrayOutputStream bytes) {
      this.bytes = bytes;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void write(int b) {
      bytes.write(b);
    }
  }
}
