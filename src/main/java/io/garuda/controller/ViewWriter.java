package io.garuda.controller;

import io.garuda.conn.Conn;
import io.garuda.view.View;
import io.garuda.view.Views;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Writes views as pages; a page is whole before its first byte goes out. */
@Produces("text/html;charset=utf-8")
public final class ViewWriter implements MessageBodyWriter<View> {
  private final Views views;

  @Context
  private HttpServletRequest request;

  @SuppressWarnings("NullAway.Init") // JAX-RS sets the request
  public ViewWriter(Views views) {
    this.views = views;
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return View.class.isAssignableFrom(type);
  }

  @Override
  public void writeTo(
      View view,
      Class<?> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream out)
      throws IOException {
    out.write(views.render(view, Conn.of(request)));
  }
}
