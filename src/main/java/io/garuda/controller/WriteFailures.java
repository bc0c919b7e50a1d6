package io.garuda.controller;

import io.garuda.conn.Conn;
import io.garuda.error.RenderErrors;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;

/**
 * Keeps an answer that fails while it is written from ending as if it were whole, as JAX-RS would have
 * it; the endpoint renders the error, or cuts the connection.
 */
public final class WriteFailures implements WriterInterceptor {
  private final RenderErrors renderErrors;

  @Context
  private HttpServletRequest request;

  @SuppressWarnings("NullAway.Init") // JAX-RS sets the request
  public WriteFailures(RenderErrors renderErrors) {
    this.renderErrors = renderErrors;
  }

  @Override
  public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
    try {
      context.proceed();
    } catch (IOException | RuntimeException | Error e) {
      Conn conn = Conn.of(request);
      if (!conn.servletResponse().begun()) {
        throw e; // JAX-RS maps it
      }
      conn.servletResponse().fail(e);
      if (request.isAsyncStarted()) {
        renderErrors.cut(conn, e); // the filter's thread is gone
      }
    }
  }
}
