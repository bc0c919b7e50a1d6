package io.garuda.conn;

import io.garuda.assigns.Assigns;
import io.garuda.assigns.Key;
import io.garuda.param.Params;
import io.garuda.session.CsrfToken;
import io.garuda.session.Session;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One request and the response to it ({@code Plug.Conn}).
 *
 * <p>Inject it into any bean that runs within a request; it is one per request and confined to the
 * thread that serves it.
 */
public class Conn {
  private static final String ATTRIBUTE = Conn.class.getName();

  private ConnRequest request;
  private ConnResponse response;
  private Assigns assigns;
  private String method;
  private ScriptName script = ScriptName.NONE;
  private Params pathParams = Params.empty();
  private @Nullable Params queryParams;
  private @Nullable Body body;
  private @Nullable Session session;
  private @Nullable String format;
  private int status;
  private boolean halted;
  private boolean answered;

  /** Called by client proxies of CDI, which never touch these fields. */
  @SuppressWarnings("NullAway")
  protected Conn() {}

  private Conn(HttpServletRequest request, HttpServletResponse response) {
    this.request = new ConnRequest(request, this);
    this.response = new ConnResponse(response, request.getMethod().equals("HEAD"));
    this.assigns = new Assigns();
    this.method = request.getMethod();
  }

  /** Will make the conn of a request and leave it there for {@link #of}; done by the endpoint. */
  public static Conn open(HttpServletRequest request, HttpServletResponse response) {
    Conn conn = new Conn(request, response);
    request.setAttribute(ATTRIBUTE, conn);
    return conn;
  }

  /**
   * Will return the conn of a servlet request.
   *
   * @throws IllegalStateException if the request did not come through the endpoint's filter
   */
  public static Conn of(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof Conn conn) {
      return conn;
    }
    throw new IllegalStateException("expected a request that came through the endpoint, got: \""
        + request.getRequestURI() + "\"; use Conn only behind its filter");
  }

  /** Will return the method, in capitals, as the plugs left it. */
  public String method() {
    return method;
  }

  /** Will route the request as if it had come with another method. */
  public void putMethod(String other) {
    method = other;
  }

  /** Will return {@code http} or {@code https}, by the client's own connection. */
  public String scheme() {
    return request.getScheme();
  }

  /** Will return the host that the client asked for, in small letters and without a port. */
  public String host() {
    return request.getServerName().toLowerCase(Locale.ROOT);
  }

  public int port() {
    return request.getServerPort();
  }

  /** Will return the client's address; behind a proxy that is not trusted, that of the proxy. */
  public String remoteIp() {
    return request.getRemoteAddr();
  }

  /**
   * Will return the path below the context path as the client sent it, never decoded.
   *
   * <p>In a plug that a router forwards to, what is below {@link #scriptName}.
   */
  public String rawPath() {
    String uri = request.getRequestURI();
    int start = request.getContextPath().length() + script.length();
    String path = uri.substring(Math.min(start, uri.length()));
    return path.isEmpty() ? "/" : path;
  }

  /**
   * Will return the prefix that a router forwards from, as its table has it; else nothing.
   *
   * <p>{@code conn.path(conn.scriptName() + "/x")} leads to a path below it ({@code script_name}).
   */
  public String scriptName() {
    return script.text();
  }

  /** Will show only what is below a prefix of the path, or all again for an empty one. */
  public void putScriptName(String prefix) {
    script = ScriptName.NONE;
    script = ScriptName.of(prefix, rawPath());
  }

  /** Will return the path below this application's context path, as links need it. */
  public String path(String local) {
    return request.getServletContext().getContextPath() + LocalPath.checked(local);
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(request.getHeader(name));
  }

  public Params pathParams() {
    return pathParams;
  }

  public void putPathParams(Params params) {
    pathParams = params;
  }

  /**
   * Will return what stands behind the question mark.
   *
   * @throws io.garuda.param.MalformedParamsException if it cannot be decoded
   */
  public Params queryParams() {
    Params known = queryParams;
    if (known == null) {
      String query = request.getQueryString();
      known = query == null ? Params.empty() : Params.parse(query);
      queryParams = known;
    }
    return known;
  }

  /** Will return the fields of a form or of a JSON object; empty before a parser read the body. */
  public Params bodyParams() {
    return body == null ? Params.empty() : body.params();
  }

  /** Will return all parameters; the path's win over the body's, these over the query's. */
  public Params params() {
    return queryParams().merge(bodyParams()).merge(pathParams);
  }

  /** Will return the body as it came; none before a parser read it. */
  public Optional<Body> body() {
    return Optional.ofNullable(body);
  }

  public void putBody(Body read) {
    body = read;
  }

  /** Will tell whether the client sends a body. */
  public boolean hasBody() {
    return request.hasBody();
  }

  /** Will read the body from the client, once; none if it has more bytes than the limit. */
  public Optional<byte[]> readBody(int limit) {
    return request.readBody(limit);
  }

  /** Will return an assign that must be there. */
  public <T> T get(Key<T> key) {
    return assigns.get(key);
  }

  public <T> Optional<T> find(Key<T> key) {
    return assigns.find(key);
  }

  public <T> void assign(Key<T> key, T value) {
    assigns.put(key, value);
  }

  /** Will return the format that was negotiated, such as {@code html}; none before that. */
  public Optional<String> format() {
    return Optional.ofNullable(format);
  }

  public void putFormat(String negotiated) {
    format = negotiated;
  }

  /** Will return the session; it is created by the first write to it. */
  public Session session() {
    Session known = session;
    if (known == null) {
      known = new Session(request);
      session = known;
    }
    return known;
  }

  /** Will return the session's token for a form, masked anew each time. */
  public String csrfToken() {
    return CsrfToken.masked(session());
  }

  /** Will return the status that was put; none means that the action's result decides. */
  public OptionalInt status() {
    return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
  }

  /** Will answer with this status, unless the action returns a {@code Response} with its own. */
  public void putStatus(int code) {
    if (code < 200 || code > 599) {
      throw new IllegalArgumentException("expected a status from 200 to 599, got: " + code);
    }
    status = code;
  }

  /** Will set a response header, replacing the one before. */
  public void putHeader(String name, String value) {
    response.setHeader(name, HeaderValue.checked(name, value));
  }

  public boolean halted() {
    return halted;
  }

  /** Will end the request here: no later plug and no action runs. */
  public void halt() {
    halted = true;
  }

  /**
   * Will send the browser to a path of this application and halt.
   *
   * @throws IllegalArgumentException if the path leads elsewhere: another host, {@code //}, a
   *     backslash or a control character
   */
  public void redirect(String local) {
    putHeader("Location", location(local));
    respond(302, "text/plain", "");
  }

  /**
   * Will return what a {@code Location} header needs for a path of this application.
   *
   * @throws IllegalArgumentException as {@link #redirect}
   */
  public String location(String local) {
    return LocalPath.ascii(path(local));
  }

  /** Will answer with this text in UTF-8 and halt. */
  public void respond(int code, String contentType, String text) {
    halt();
    putStatus(code);
    response.setStatus(code);
    response.setContentType(contentType + ";charset=utf-8");
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    response.setContentLength(bytes.length);
    try {
      response.getOutputStream().write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    answered = true;
    response.keepAnswer();
  }

  /** Will tell whether {@link #respond} or {@link #redirect} gave the answer. */
  public boolean answered() {
    return answered;
  }

  /**
   * Will run a hook once, just before the response commits, whoever commits it.
   *
   * <p>The last one added runs first; a hook may still change status and headers.
   */
  public void beforeSend(Runnable hook) {
    response.beforeSend(hook);
  }

  /** Will tell whether an answer was begun, so that status and headers stand. */
  public boolean sent() {
    return response.begun() || response.isCommitted();
  }

  /** Will return the servlet request: it replays a body that a parser read. */
  public HttpServletRequest servletRequest() {
    return request;
  }

  public ConnResponse servletResponse() {
    return response;
  }
}
