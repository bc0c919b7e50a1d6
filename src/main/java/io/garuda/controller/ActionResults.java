package io.garuda.controller;

import io.garuda.conn.Conn;
import io.garuda.router.RouteMatch;
import io.garuda.view.View;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Makes an answer of what an action returned. */
public final class ActionResults implements ContainerResponseFilter {
  private final Fallbacks fallbacks;

  @Context
  private HttpServletRequest request;

  @SuppressWarnings("NullAway.Init") // JAX-RS sets the request
  public ActionResults(Fallbacks fallbacks) {
    this.fallbacks = fallbacks;
  }

  @Override
  public void filter(ContainerRequestContext in, ContainerResponseContext out) {
    Conn conn = Conn.of(request);
    if (conn.answered()) {
      out.setEntity(null);
      out.setStatus(conn.status().orElse(200));
      return;
    }
    boolean decided = out.getStatus() != 200 && out.getStatus() != 204;
    Object result = resolved(out.getEntity(), conn);
    if (result != out.getEntity() || (result instanceof View && !isMarkup(out.getMediaType()))) {
      replace(out, result);
    }
    OptionalInt status = decided ? OptionalInt.empty() : conn.status();
    status.ifPresent(out::setStatus);
    if (result instanceof Redirect redirect) {
      redirect(redirect, status, conn, out);
    } else if (result instanceof Download download) {
      new DownloadAnswer(download, conn, out).write();
    } else if (result instanceof View view && !decided && status.isEmpty()) {
      view.status().ifPresent(out::setStatus);
    }
    withCharset(out);
  }

  /** Will ask the controller's fallback, and for the format that the pipeline negotiated. */
  private @Nullable Object resolved(@Nullable Object entity, Conn conn) {
    Object result = entity;
    if (result != null && request.getAttribute(RouteMatch.ATTRIBUTE) instanceof RouteMatch match) {
      result = fallbacks.answer(match.route().controller(), result, conn);
    }
    return result instanceof ByFormat byFormat ? byFormat.in(conn.format().orElse("html")) : result;
  }

  private static void replace(ContainerResponseContext out, @Nullable Object result) {
    if (result instanceof Response response) {
      out.setStatus(response.getStatus());
      out.getHeaders().putAll(response.getHeaders());
      out.setEntity(response.getEntity());
    } else {
      out.setEntity(result, new Annotation[0], typeOf(result));
    }
  }

  /** Of an action that returns Object, JAX-RS may think that its view is JSON. */
  private static boolean isMarkup(@Nullable MediaType type) {
    return type != null && (type.getType().equals("text") || type.getSubtype().endsWith("+xml"));
  }

  private static MediaType typeOf(@Nullable Object result) {
    if (result instanceof View) {
      return MediaType.TEXT_HTML_TYPE;
    }
    return result instanceof String ? MediaType.TEXT_PLAIN_TYPE : MediaType.APPLICATION_JSON_TYPE;
  }

  private static void redirect(
      Redirect redirect, OptionalInt status, Conn conn, ContainerResponseContext out) {
    out.setEntity(null);
    out.getHeaders().remove("Content-Type");
    out.setStatus(status.orElse(redirect.status()));
    out.getHeaders()
        .putSingle(
            "Location",
            redirect.external() ? redirect.location() : conn.location(redirect.location()));
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
