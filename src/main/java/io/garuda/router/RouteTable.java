package io.garuda.router;

import io.garuda.plug.Pipeline;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Takes the declarations of a {@link Router}, from top to bottom; one for the whole and one for
 * each scope.
 */
public final class RouteTable {
  private final List<Route> rows;
  private final String prefix;
  private final List<Pipeline> pipelines;
  private String host;

  RouteTable() {
    this(new ArrayList<>(), "", "", List.of());
  }

  private RouteTable(List<Route> rows, String prefix, String host, List<Pipeline> pipelines) {
    this.rows = rows;
    this.prefix = prefix;
    this.host = host;
    this.pipelines = new ArrayList<>(pipelines);
  }

  List<Route> declared() {
    return rows;
  }

  /** Will declare routes below a path; they inherit the pipelines and the host of this scope. */
  public void scope(String path, Consumer<RouteTable> block) {
    block.accept(new RouteTable(rows, join(path), host, pipelines));
  }

  /**
   * Will take the following routes of this scope for one host only.
   *
   * @param name exact, or a prefix that ends with a dot: {@code admin.}
   */
  public void host(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException(
          "expected a host such as \"admin.\", got: \"" + name + "\"");
    }
    host = name.toLowerCase(Locale.ROOT);
  }

  /**
   * Will send the following routes of this scope through a pipeline, after those before.
   *
   * @throws IllegalArgumentException if they go through it already
   */
  public void pipeThrough(Pipeline pipeline) {
    for (Pipeline before : pipelines) {
      if (before.name().equals(pipeline.name())) {
        throw new IllegalArgumentException("expected each pipeline once in scope \"" + scopeName()
            + "\", got \"" + pipeline.name() + "\" twice; remove the inner pipeThrough");
      }
    }
    pipelines.add(pipeline);
  }

  public void get(String path, Class<?> controller, String action) {
    match("GET", path, controller, action);
  }

  public void post(String path, Class<?> controller, String action) {
    match("POST", path, controller, action);
  }

  public void put(String path, Class<?> controller, String action) {
    match("PUT", path, controller, action);
  }

  public void patch(String path, Class<?> controller, String action) {
    match("PATCH", path, controller, action);
  }

  public void delete(String path, Class<?> controller, String action) {
    match("DELETE", path, controller, action);
  }

  public void options(String path, Class<?> controller, String action) {
    match("OPTIONS", path, controller, action);
  }

  /** Will declare a route for {@code HEAD}; needed only where no {@code Head} plug stands. */
  public void head(String path, Class<?> controller, String action) {
    match("HEAD", path, controller, action);
  }

  /**
   * Will declare a route.
   *
   * @param method such as {@code GET}, or {@link Route#ANY_METHOD}
   * @param path such as {@code /rooms/{id}}, below that of the scope
   * @param action name of the controller's public method
   */
  public void match(String method, String path, Class<?> controller, String action) {
    PathTemplate template = PathTemplate.parse(join(path));
    String name = method.toUpperCase(Locale.ROOT);
    rows.add(new Route(rows.size(), name, host, template, controller, action, pipelines));
  }

  /** Will declare the seven routes of a resource. */
  public void resources(String path, Class<?> controller) {
    resources(path, controller, EnumSet.allOf(ResourceAction.class));
  }

  /**
   * Will declare some of the seven routes of a resource.
   *
   * @param actions from {@link ResourceAction#only} or {@link ResourceAction#except}
   */
  public void resources(String path, Class<?> controller, Set<ResourceAction> actions) {
    String base = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    for (ResourceAction action : ResourceAction.values()) {
      if (actions.contains(action)) {
        for (String method : action.methods()) {
          match(method, base + action.suffix(), controller, action.actionName());
        }
      }
    }
  }

  private String join(String path) {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("expected a path that begins with \"/\" in scope \""
          + scopeName() + "\", got: \"" + path + "\"");
    }
    String joined = (prefix.equals("/") ? "" : prefix) + (path.equals("/") ? "" : path);
    return joined.isEmpty() ? "/" : joined;
  }

  private String scopeName() {
    return prefix.isEmpty() ? "/" : prefix;
  }
}
