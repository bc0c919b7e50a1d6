package io.garuda.controller;

import io.garuda.conn.Conn;
import io.garuda.error.RenderErrors;
import io.garuda.param.InvalidParamsException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.MatrixParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Answers with 422 what breaks a constraint of Jakarta Validation on an action's parameters.
 *
 * <p>A result that breaks one is the application's fault: 500.
 */
public final class InvalidParams implements ExceptionMapper<ConstraintViolationException> {
  private final RenderErrors renderErrors;

  @Context
  private HttpServletRequest request;

  @SuppressWarnings("NullAway.Init") // JAX-RS sets the request
  public InvalidParams(RenderErrors renderErrors) {
    this.renderErrors = renderErrors;
  }

  @Override
  public Response toResponse(ConstraintViolationException e) {
    Map<String, List<String>> errors = new TreeMap<>();
    boolean ours = false;
    for (ConstraintViolation<?> violation : e.getConstraintViolations()) {
      String name = name(violation);
      ours |= name == null;
      if (name != null) {
        errors.computeIfAbsent(name, key -> new ArrayList<>(1)).add(violation.getMessage());
      }
    }
    errors.values().forEach(Collections::sort);
    return renderErrors
        .answer(Conn.of(request), ours || errors.isEmpty() ? e : new InvalidParamsException(errors))
        .response()
        .build();
  }

  /** Will name the parameter as the client knows it, or null for what is no parameter. */
  private static @Nullable String name(ConstraintViolation<?> violation) {
    StringBuilder name = new StringBuilder();
    boolean parameter = false;
    @Nullable Method action = null;
    for (Path.Node node : violation.getPropertyPath()) {
      if (node.getKind() == ElementKind.METHOD) {
        action = action(violation.getRootBeanClass(), node.as(Path.MethodNode.class));
      } else if (node.getKind() == ElementKind.PARAMETER) {
        parameter = true;
        int index = node.as(Path.ParameterNode.class).getParameterIndex();
        name.append(action == null ? node.getName() : annotated(action, index));
      } else if (node.getKind() == ElementKind.RETURN_VALUE) {
        return null;
      } else {
        append(name, node);
      }
    }
    return !parameter && action != null ? null : name.toString();
  }

  /** An element's index, or key, stands with the node behind it. */
  private static void append(StringBuilder name, Path.Node node) {
    if (node.isInIterable()) {
      name.append('[')
          .append(node.getIndex() != null ? node.getIndex() : node.getKey())
          .append(']');
    }
    if (node.getName() != null && node.getKind() == ElementKind.PROPERTY) {
      name.append(name.isEmpty() ? "" : ".").append(node.getName());
    }
  }

  private static @Nullable Method action(Class<?> type, Path.MethodNode node) {
    Class<?>[] parameters = node.getParameterTypes().toArray(Class<?>[]::new);
    return Stream.<Class<?>>iterate(type, Objects::nonNull, Class::getSuperclass)
        .flatMap(holder -> Arrays.stream(holder.getDeclaredMethods()))
        .filter(method -> method.getName().equals(node.getName())
            && Arrays.equals(method.getParameterTypes(), parameters))
        .findFirst()
        .orElse(null);
  }

  /** Will return the name in the parameter's annotation; empty for a body, whose fields follow. */
  private static String annotated(Method action, int index) {
    for (Annotation annotation : action.getParameterAnnotations()[index]) {
      @Nullable String name = nameOf(annotation);
      if (name != null) {
        return name;
      }
    }
    return "";
  }

  private static @Nullable String nameOf(Annotation annotation) {
    if (annotation instanceof FormParam form) {
      return form.value();
    } else if (annotation instanceof QueryParam query) {
      return query.value();
    } else if (annotation instanceof PathParam path) {
      return path.value();
    } else if (annotation instanceof HeaderParam header) {
      return header.value();
    } else if (annotation instanceof CookieParam cookie) {
      return cookie.value();
    }
    return annotation instanceof MatrixParam matrix ? matrix.value() : null;
  }
}
