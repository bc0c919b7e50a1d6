package io.garuda.conn;

import io.garuda.assigns.Assigns;
import io.garuda.assigns.Key;
import io.garuda.path.RoutePath;
import io.garuda.session.CsrfToken;
import io.garuda.session.Flash;
import io.garuda.session.OpenSession;
import io.garuda.session.Session;
import io.garuda.session.SessionStore;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One request and the response to it ({@code Plug.Conn}).
 *
 * <p>Inject it into any bean that runs within a request; it is one per request and confined to the
 * thread that serves it.
 */
public class Conn extends ConnInput {
  private static final String ATTRIBUTE = Conn.class.getName();

  private ConnResponse response;
  private Assigns assigns;
  private String method;
  private final RequestEnd end = new RequestEnd();
  private SessionStore.Opener sessions;
  private @Nullable OpenSession session;
  private @Nullable String format;
  private int status;
  private boolean halted;
  private boolean answered;

  /** Called by client proxies of CDI, which never touch these fields. */
  @SuppressWarnings("NullAway")
  protected Conn() {}

  private Conn(
      HttpServletRequest request, HttpServletResponse response, SessionStore.Opener sessions) {
    this.request = new ConnRequest(request, this);
    this.response = new ConnResponse(response, request.getMethod().equals("HEAD"));
    this.assigns = new Assigns();
    this.method = request.getMethod();
    this.sessions = sessions;
  }

  /** Will make the conn of a request and leave it there for {@link #of}; done by the endpoint. */
  public static Conn open(
      HttpServletRequest request, HttpServletResponse response, SessionStore.Opener sessions) {
    Conn conn = new Conn(request, response, sessions);
    request.setAttribute(ATTRIBUTE, conn);
    conn.beforeSend(
        conn::sendSession); // added first, so it runs last: hooks may change the session
    return conn;
  }

  private void sendSession() {
    request.completeCookie(); // beans may have begun a session, too
    OpenSession opened = session;
    if (opened != null) {
      opened.send(response);
    }
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
    return opened();
  }

  private OpenSession opened() {
    OpenSession known = session;
    if (known == null) {
      known = sessions.open(request);
      session = known;
      if (response.begun()) {
        known.send(response); // so that it knows: cookies are no longer set
      }
    }
    return known;
  }

  /** Will go on with an empty session, of which nothing is kept, and without the user. */
  public void forgetSession() {
    request.forgetSession();
    opened().forget();
  }

  /**
   * Will return the messages for the next page.
   *
   * @throws IllegalStateException if no {@code FetchFlash} stands in the pipeline
   */
  public Flash flash() {
    return find(Flash.KEY)
        .orElseThrow(() -> new IllegalStateException("expected a fetched flash, got none;"
            + " add new FetchFlash() to the pipeline, behind FetchSession"));
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

  /** Will add a value to a response header that may have several. */
  public void addHeader(String name, String value) {
    response.addHeader(name, HeaderValue.checked(name, value));
  }

  /** Will return the status that the answer has so far; in {@link #beforeSend}, its own. */
  public int answerStatus() {
    return response.getStatus();
  }

  /** Will return the type that the answer has so far; in {@link #beforeSend}, its own. */
  public Optional<String> answerType() {
    return Optional.ofNullable(response.getContentType());
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

  /** Will send the browser to a path of this application and halt. */
  public void redirect(RoutePath path) {
    redirect(path.text());
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
    if (code != 204 && code != 304) { // RFC 9110 sections 15.3.5 and 15.4.5
      write(contentType, text.getBytes(StandardCharsets.UTF_8));
    }
    keepAnswer();
  }

  void keepAnswer() {
    answered = true;
    response.keepAnswer();
  }

  private void write(String contentType, byte[] bytes) {
    response.setContentType(contentType + ";charset=utf-8");
    response.setContentLength(bytes.length);
    try {
      response.getOutputStream().write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  /**
   * Will run a task once when the request is over, an asynchronous one too, however it ended.
   *
   * <p>The last one added runs first, on the thread that ends the request.
   */
  public void atEnd(Runnable task) {
    end.add(task);
  }

  /** Will run what waits for the end; done by the endpoint. */
  public void end() {
    end.run();
  }

  /** Will make an empty file that nobody else may read, deleted when the request is over. */
  public Path temporaryFile() {
    Path file = TemporaryFile.create(request.getServletContext());
    atEnd(() -> TemporaryFile.delete(file));
    return file;
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
