package io.garuda.router;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The rows of a resource, for the table and for what reads its source.
 *
 * @param rows in their order
 * @param member the path below which nested ones stand
 */
public record ResourceRoutes(List<Row> rows, String member) {
  /** One of them, below the path of its scope. */
  public record Row(String method, String path, String action) {}

  public ResourceRoutes {
    rows = List.copyOf(rows);
  }

  /**
   * Will make them.
   *
   * @param path of the resource, such as {@code /users}
   * @param controller its class's name without package, such as {@code UserController}
   */
  public static ResourceRoutes of(String path, String controller, ResourceOptions how) {
    String base = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    Function<String, String> below =
        suffix -> base.isEmpty() && suffix.isEmpty() ? "/" : base + suffix;
    List<Row> rows = new ArrayList<>();
    for (ResourceAction action : how.actions()) {
      for (String method : action.methods()) {
        rows.add(new Row(method, below.apply(how.suffix(action)), action.actionName()));
      }
    }
    return new ResourceRoutes(rows, below.apply(how.member(controller)));
  }
}
