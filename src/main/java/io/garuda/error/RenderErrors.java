package io.garuda.error;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.garuda.conn.AcceptHeader;
import io.garuda.conn.Conn;
import io.garuda.view.View;
import io.garuda.view.Views;
import jakarta.servlet.ServletException;
import jakarta.ws.rs.WebApplicationException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;

/** Turns any throwable into an answer ({@code Phoenix.Endpoint.RenderErrors}); any thread. */
public final class RenderErrors {
  private static final System.Logger LOG = System.getLogger(RenderErrors.class.getName());

  /** The answer to an error, not sent yet. */
  @SuppressWarnings("ArrayRecordComponent") // read once, by whoever sends it
  public record Answer(int status, String contentType, byte[] body) {}

  private final ErrorRendering rendering;
  private final Views views;
  private final ObjectMapper json;

  public RenderErrors(ErrorRendering rendering, Views views, ObjectMapper json) {
    this.rendering = rendering;
    this.views = views;
    this.json = json;
  }

  /** Will log an error if it is ours, and make the answer to it. */
  public Answer answer(Conn conn, Throwable thrown) {
    Throwable error = thrown instanceof ServletException && thrown.getCause() != null
        ? thrown.getCause()
        : thrown;
    int status = error instanceof WebApplicationException jaxRs
        ? jaxRs.getResponse().getStatus()
        : rendering.statusOf(error);
    String request = conn.method() + " " + conn.rawPath();
    if (status >= 500) {
      LOG.log(Level.ERROR, "answered " + request + " with " + status, error);
    } else {
      LOG.log(Level.DEBUG, "answered {0} with {1}: {2}", request, status, error.getMessage());
    }
    return answer(conn, status);
  }

  /** Will make the answer with a status of 400 and above. */
  public Answer answer(Conn conn, int status) {
    ErrorPage page = new ErrorPage(status, StatusPhrase.of(status), conn.rawPath());
    String format = format(conn);
    try {
      Object shown = rendering.view(format).render(page);
      return shown instanceof View view
          ? new Answer(
              view.status().orElse(status), "text/html;charset=utf-8", views.render(view, conn))
          : new Answer(status, "application/json", json.writeValueAsBytes(shown));
    } catch (RuntimeException | JsonProcessingException e) {
      LOG.log(Level.ERROR, "the error view for " + status + " and " + format + " failed", e);
      return new Answer(
          status, "text/plain;charset=utf-8", page.reasonPhrase().getBytes(StandardCharsets.UTF_8));
    }
  }

  private String format(Conn conn) {
    return conn.format()
        .filter(rendering.formats()::contains)
        .or(() -> AcceptHeader.parse(conn.header("accept").orElse("")).choose(rendering.formats()))
        .orElseGet(() -> rendering.formats().get(0));
  }
}
