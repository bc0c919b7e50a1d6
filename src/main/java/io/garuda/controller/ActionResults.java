package io.garuda.controller;

import io.garuda.conn.Conn;
import io.garuda.view.View;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.OptionalInt;

/** Gives an action's result its status and headers, as view, redirect and conn want them. */
public final class ActionResults implements ContainerResponseFilter {
  @Context
  private HttpServletRequest request;

  @SuppressWarnings("NullAway.Init") // JAX-RS sets the request
  public ActionResults() {}

  @Override
  public void filter(ContainerRequestContext in, ContainerResponseContext out) {
    Conn conn = Conn.of(request);
    if (conn.answered()) {
      out.setEntity(null);
      out.setStatus(conn.status().orElse(200));
      return;
    }
    boolean decided = out.getStatus() != 200 && out.getStatus() != 204;
    OptionalInt status = decided ? OptionalInt.empty() : conn.status();
    if (out.getEntity() instanceof Redirect redirect) {
      out.setEntity(null);
      out.getHeaders().remove("Content-Type");
      out.setStatus(status.orElse(302));
      out.getHeaders().putSingle("Location", conn.location(redirect.path()));
      return;
    }
    if (out.getEntity() instanceof View view && !decided && status.isEmpty()) {
      status = view.status();
    }
    status.ifPresent(out::setStatus);
    withCharset(out);
  }

  /** JAX-RS sends text without a charset; browsers would guess. */
  private static void withCharset(ContainerResponseContext out) {
    MediaType type = out.getMediaType();
    if (type != null
        && type.getType().equals("text")
        && !type.getParameters().containsKey(MediaType.CHARSET_PARAMETER)) {
      out.getHeaders().putSingle("Content-Type", type.withCharset("utf-8"));
    }
  }
}
