package io.garuda.router;

import io.garuda.plug.Pipeline;
import java.util.List;

/**
 * One row of the table.
 *
 * @param index its place in the order of declaration, from 0
 * @param method such as {@code GET}; {@code *} for any
 * @param options from its scopes
 */
public record Route(
    int index, String method, PathTemplate path, RouteTarget target, RouteOptions options) {
  /** Any method, in place of one. */
  public static final String ANY_METHOD = "*";

  /** Will return the class that answers. */
  public Class<?> controller() {
    return target.type();
  }

  /** Will return the name of the method that answers; {@code forward} for a plug. */
  public String action() {
    return target.name();
  }

  /** Will return the hosts, exact or prefixes that end with a dot; none for any. */
  public List<String> hosts() {
    return options.hosts();
  }

  public List<Pipeline> pipelines() {
    return options.pipelines();
  }

  @Override
  public String toString() {
    return method + " " + path + " " + controller().getSimpleName() + " " + action();
  }
}
