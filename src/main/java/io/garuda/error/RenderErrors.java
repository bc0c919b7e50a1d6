package io.garuda.error;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.garuda.assigns.Key;
import io.garuda.conn.AcceptHeader;
import io.garuda.conn.Conn;
import io.garuda.param.InvalidParamsException;
import io.garuda.param.LogText;
import io.garuda.plug.RequestId;
import io.garuda.telemetry.Event;
import io.garuda.telemetry.Probe;
import io.garuda.telemetry.Telemetry;
import io.garuda.view.View;
import io.garuda.view.Views;
import jakarta.servlet.ServletException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns any throwable into an answer ({@code Phoenix.Endpoint.RenderErrors}); any thread. */
public final class RenderErrors {
  /** Under which the conn keeps what was answered with an error. */
  public static final Key<Throwable> ERROR = Key.of("error", Throwable.class);

  private static final System.Logger LOG = System.getLogger(RenderErrors.class.getName());

  /** The answer to an error, not sent yet. */
  @SuppressWarnings("ArrayRecordComponent") // read once, by whoever sends it
  public record Answer(int status, String contentType, byte[] body) {
    /** Will return it as JAX-RS sends it. */
    public Response.ResponseBuilder response() {
      return Response.status(status).type(contentType).entity(body);
    }
  }

  private final Probe<Event.ErrorRendered> rendered;
  private final ErrorRendering rendering;
  private final Views views;
  private final ObjectMapper json;
  private final @Nullable DebugPages debug;

  /** Will render as the application wants, and for developers if there are debug pages. */
  public RenderErrors(
      Telemetry telemetry,
      ErrorRendering rendering,
      Views views,
      ObjectMapper json,
      @Nullable DebugPages debug) {
    this.rendered = telemetry.probe(Event.ErrorRendered.class);
    this.rendering = rendering;
    this.views = views;
    this.json = json;
    this.debug = debug;
  }

  /** Will log an error if it is ours, and make the answer to it. */
  public Answer answer(Conn conn, Throwable thrown) {
    Throwable error = unwrapped(thrown);
    int status = error instanceof WebApplicationException jaxRs
        ? jaxRs.getResponse().getStatus()
        : rendering.statusOf(error);
    log(conn, error, "answered with " + status, status < 500);
    return told(conn, status, error, () -> answer(conn, error, status));
  }

  private Answer answer(Conn conn, Throwable error, int status) {
    if (error instanceof InvalidParamsException invalid) {
      return answer(conn, status, invalid.errors());
    }
    return debug == null
        ? answer(conn, status, Map.of())
        : debug.answer(conn, error, status, format(conn).equals("html"));
  }

  /** Will make the answer with a status of 400 and above. */
  public Answer answer(Conn conn, int status) {
    return told(conn, status, null, () -> answer(conn, status, Map.of()));
  }

  private Answer told(
      Conn conn, int status, @Nullable Throwable error, Supplier<Answer> rendering) {
    long started = rendered.start();
    Answer answer = rendering.get();
    if (started != 0) {
      rendered.emit(new Event.ErrorRendered(Probe.since(started), conn.rawPath(), status, error));
    }
    return answer;
  }

  /**
   * Will log an error that came when the answer was on its way, and close the connection, so that nobody
   * takes half an answer for a whole one.
   *
   * @throws CutResponseException if the server does not let us close it; it may know what to do with that
   */
  public void cut(Conn conn, Throwable thrown) {
    Throwable error = unwrapped(thrown);
    // of Tomcat and of Payara alike, in packages that we do not see
    boolean gone = error.getClass().getSimpleName().equals("ClientAbortException");
    log(conn, error, gone ? "the client went away from" : "cut the answer to", gone);
    if (!conn.servletResponse().cut()) {
      throw new CutResponseException(request(conn));
    }
  }

  private static void log(Conn conn, Throwable error, String what, boolean expected) {
    if (conn.find(ERROR).filter(known -> known == error).isPresent()) {
      return;
    }
    conn.assign(ERROR, error);
    if (expected) {
      String why = LogText.of(String.valueOf(error.getMessage())); // often what a client sent
      LOG.log(Level.DEBUG, "{0} {1}: {2}", what, request(conn), why);
    } else {
      LOG.log(Level.ERROR, what + " " + request(conn), error);
    }
  }

  private static String request(Conn conn) {
    return conn.method() + " " + conn.rawPath()
        + conn.find(RequestId.REQUEST_ID).map(id -> ", request " + id).orElse("");
  }

  /** Will look through what others wrap errors in. */
  private static Throwable unwrapped(Throwable thrown) {
    Throwable cause = thrown.getCause();
    boolean wrapper = thrown instanceof ServletException
        || thrown instanceof CompletionException
        || thrown instanceof ExecutionException;
    return wrapper && cause != null ? unwrapped(cause) : thrown;
  }

  private Answer answer(Conn conn, int status, Map<String, List<String>> errors) {
    ErrorPage page = new ErrorPage(
        status,
        StatusPhrase.of(status),
        conn.rawPath(),
        conn.find(RequestId.REQUEST_ID).orElse(""),
        errors);
    String format = format(conn);
    try {
      Object shown = rendering.view(format).render(page);
      return shown instanceof View view
          ? new Answer(
              view.status().orElse(status), "text/html;charset=utf-8", views.render(view, conn))
          : new Answer(status, AcceptHeader.mediaType(format), json.writeValueAsBytes(shown));
    } catch (RuntimeException | JsonProcessingException e) {
      LOG.log(Level.ERROR, "the error view for " + status + " and " + format + " failed", e);
      return new Answer(
          status, "text/plain;charset=utf-8", page.reasonPhrase().getBytes(StandardCharsets.UTF_8));
    }
  }

  private String format(Conn conn) {
    AcceptHeader accepted = AcceptHeader.parse(conn.header("accept").orElse(""));
    if (accepted.names(ErrorRendering.PROBLEM)) {
      return ErrorRendering.PROBLEM;
    }
    return conn.format()
        .filter(rendering.formats()::contains)
        .or(() -> accepted.choose(rendering.formats()))
        .orElseGet(() -> rendering.formats().get(0));
  }
}
