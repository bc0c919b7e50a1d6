package io.garuda.controller;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.garuda.conn.Body;
import io.garuda.conn.Conn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.util.StringJoiner;

/**
 * Shows JAX-RS a multipart form as a plain one, so that {@code @FormParam} finds its fields.
 *
 * <p>Of a file it shows the place among those of its name, by which {@link UploadParams} finds it.
 */
public final class MultipartFields implements ContainerRequestFilter {
  @Context
  private HttpServletRequest request;

  @SuppressWarnings("NullAway.Init") // JAX-RS sets the request
  public MultipartFields() {}

  @Override
  public void filter(ContainerRequestContext in) {
    Conn.of(request)
        .body()
        .filter(body -> body.mediaType().startsWith("multipart/"))
        .ifPresent(body -> {
          in.getHeaders().putSingle("Content-Type", MediaType.APPLICATION_FORM_URLENCODED);
          in.setEntityStream(new ByteArrayInputStream(encoded(body).getBytes(UTF_8)));
        });
  }

  private static String encoded(Body body) {
    StringJoiner form = new StringJoiner("&");
    for (String name : body.params().names()) {
      body.params().all(name).forEach(value -> form.add(pair(name, value)));
    }
    for (String name : body.uploadNames()) {
      for (int i = 0; i < body.uploads(name).size(); i++) {
        form.add(pair(name, Integer.toString(i)));
      }
    }
    return form.toString();
  }

  private static String pair(String name, String value) {
    return URLEncoder.encode(name, UTF_8) + "=" + URLEncoder.encode(value, UTF_8);
  }
}
