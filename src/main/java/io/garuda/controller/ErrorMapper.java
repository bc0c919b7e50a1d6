package io.garuda.controller;

import io.garuda.conn.Conn;
import io.garuda.error.RenderErrors;
import io.garuda.router.RouteMatch;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/**
 * Hands what an action throws to {@link RenderErrors}.
 *
 * <p>A {@code WebApplicationException} with an entity of its own is answered with that. A mapper of
 * the application for a nearer exception class wins over this one.
 */
public final class ErrorMapper implements ExceptionMapper<Throwable> {
  private final RenderErrors renderErrors;

  @Context
  private HttpServletRequest request;

  @SuppressWarnings("NullAway.Init") // JAX-RS sets the request
  public ErrorMapper(RenderErrors renderErrors) {
    this.renderErrors = renderErrors;
  }

  @Override
  public Response toResponse(Throwable error) {
    Conn conn = Conn.of(request);
    Response own = error instanceof WebApplicationException jaxRs ? jaxRs.getResponse() : null;
    if (own != null && (own.hasEntity() || own.getStatus() < 400)) {
      return own;
    }
    if (own != null
        && own.getStatus() == 404
        && request.getAttribute(RouteMatch.ATTRIBUTE) == null) {
      return Response.status(404).build(); // no resource of JAX-RS either: the chain comes next
    }
    Response.ResponseBuilder response = renderErrors.answer(conn, error).response();
    if (own != null) {
      own.getStringHeaders().forEach((name, values) -> {
        if (!name.equalsIgnoreCase("content-type") && !name.equalsIgnoreCase("content-length")) {
          values.forEach(value -> response.header(name, value));
        }
      });
    }
    return response.build();
  }
}
