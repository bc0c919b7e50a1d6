package io.garuda.controller;

import io.garuda.conn.Conn;
import io.garuda.conn.ConnResponse;
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
  @Context
  private HttpServletRequest request;

  @SuppressWarnings("NullAway.Init") // JAX-RS sets the request
  public WriteFailures() {}

  @Override
  public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
    try {
      context.proceed();
    } catch (IOException | RuntimeException | Error e) {
      ConnResponse response = Conn.of(request).servletResponse();
      if (!response.begun() || request.isAsyncStarted()) {
        throw e; // JAX-RS maps it, or logs it
      }
      response.fail(e);
    }
  }
}
