package io.garuda.endpoint;

import io.garuda.conn.Conn;
import io.garuda.error.RenderErrors;
import io.garuda.session.SessionStore;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Renders errors that do not come from behind our filter: refused logins, other filters (Servlet 6.0
 * section 10.9.2). The error page of {@code web-fragment.xml}.
 */
final class ErrorServlet extends HttpServlet {
  static final String PATH = "/garuda/error";

  private static final long serialVersionUID = 1L;

  private final transient RenderErrors errors;
  private final transient SessionStore.Opener sessions;

  ErrorServlet(RenderErrors errors, SessionStore.Opener sessions) {
    this.errors = errors;
    this.sessions = sessions;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getDispatcherType() == DispatcherType.ERROR
        && request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status) {
      Conn conn = Conn.open(new Original(request), response, sessions);
      EndpointFilter.send(conn, errors.answer(conn, status));
    } else {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  /** The request as it was before it was dispatched to here. */
  private static final class Original extends HttpServletRequestWrapper {
    Original(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getRequestURI() {
      return String.valueOf(getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
    }
  }
}
