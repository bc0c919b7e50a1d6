package io.garuda.router;

import io.garuda.plug.Pipeline;
import java.util.List;

/**
 * One row of the table.
 *
 * @param index its place in the order of declaration, from 0
 * @param method such as {@code GET}; {@code *} for any
 * @param host exact, or a prefix that ends with a dot; empty for any
 * @param action name of the controller's method
 */
public record Route(
    int index,
    String method,
    String host,
    PathTemplate path,
    Class<?> controller,
    String action,
    List<Pipeline> pipelines) {
  /** Any method, in place of one. */
  public static final String ANY_METHOD = "*";

  public Route {
    pipelines = List.copyOf(pipelines);
  }

  boolean accepts(String asked, String askedHost) {
    return (method.equals(ANY_METHOD) || method.equals(asked)) && acceptsHost(askedHost);
  }

  private boolean acceptsHost(String asked) {
    return host.isEmpty() || (host.endsWith(".") ? asked.startsWith(host) : asked.equals(host));
  }

  @Override
  public String toString() {
    return method + " " + path + " " + controller.getSimpleName() + " " + action;
  }
}
