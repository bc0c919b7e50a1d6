package io.garuda.controller;

import io.garuda.conn.Conn;
import io.garuda.conn.Upload;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets an action take {@code @FormParam("avatar") Upload avatar}, or a {@code List} of them.
 *
 * <p>Without such a file the parameter is null, or the list empty.
 */
public final class UploadParams implements ParamConverterProvider {
  @Context
  private HttpServletRequest request;

  @SuppressWarnings("NullAway.Init") // JAX-RS sets the request
  public UploadParams() {}

  @Override
  public <T> @Nullable ParamConverter<T> getConverter(
      Class<T> type, Type genericType, Annotation[] annotations) {
    for (Annotation annotation : annotations) {
      if (type == Upload.class && annotation instanceof FormParam param) {
        return new Converter<>(type, param.value());
      }
    }
    return null;
  }

  private final class Converter<T> implements ParamConverter<T> {
    private final Class<T> type;
    private final String name;

    Converter(Class<T> type, String name) {
      this.type = type;
      this.name = name;
    }

    @Override
    public @Nullable T fromString(@Nullable String place) {
      if (place == null) {
        return null;
      }
      List<Upload> uploads = Conn.of(request).uploads(name);
      for (int i = 0; i < uploads.size(); i++) {
        if (place.equals(Integer.toString(i))) {
          return type.cast(uploads.get(i));
        }
      }
      throw new IllegalArgumentException("expected a file as \"" + name + "\", got text");
    }

    @Override
    public String toString(T upload) {
      throw new UnsupportedOperationException("expected an upload to come from a client");
    }
  }
}
