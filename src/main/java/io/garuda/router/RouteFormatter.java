package io.garuda.router;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Prints the table, as {@code phx.routes} does. */
public final class RouteFormatter {
  private RouteFormatter() {}

  /** Will return a line per route: method, host and path, controller, action, pipelines, path helper. */
  public static String format(Routes routes) {
    List<List<String>> lines = new ArrayList<>();
    for (Route route : routes.list()) {
      lines.add(List.of(
          route.method(),
          String.join("|", route.hosts()) + route.path(),
          name(route.controller()),
          route.action(),
          route.pipelines().toString(),
          routes.helper(route).orElse("")));
    }
    return lines.stream()
        .map(line -> aligned(line, lines).stripTrailing())
        .collect(Collectors.joining("\n"));
  }

  /** Will name a class; a plug that is a lambda has no name worth showing. */
  private static String name(Class<?> type) {
    return type.isHidden() || type.isAnonymousClass() ? "Plug" : type.getSimpleName();
  }

  private static String aligned(List<String> line, List<List<String>> all) {
    StringBuilder out = new StringBuilder();
    for (int column = 0; column < line.size() - 1; column++) {
      int index = column;
      int width =
          all.stream().mapToInt(other -> other.get(index).length()).max().orElse(0);
      String cell = line.get(column);
      out.append(cell).append(" ".repeat(width - cell.length() + 2));
    }
    return out.append(line.get(line.size() - 1)).toString();
  }
}
