package io.garuda.router;

import java.util.List;
import java.util.Optional;

/** Finds the path helpers of a router, and compares them with what it declares. */
final class PathHelperCheck {
  private PathHelperCheck() {}

  /** Will return what the build wrote for a router's class, or one that it extends. */
  static List<PathHelper> of(Class<?> router) {
    for (Class<?> type = router; type != null; type = type.getSuperclass()) {
      Optional<PathHelpers> helpers = beside(type);
      if (helpers.isPresent()) {
        return List.of(helpers.get().value());
      }
    }
    return List.of();
  }

  private static Optional<PathHelpers> beside(Class<?> router) {
    String name = indexName(router.getName());
    try {
      Class<?> index = Class.forName(name, false, router.getClassLoader());
      return Optional.ofNullable(index.getAnnotation(PathHelpers.class));
    } catch (ClassNotFoundException e) {
      return Optional.empty(); // a lambda, or a build without the processor
    }
  }

  static String indexName(String router) {
    return router.replace('$', '_') + "Paths";
  }

  /**
   * Will look for the row of each helper.
   *
   * @throws IllegalArgumentException if a helper leads where no row is
   */
  static void check(List<PathHelper> helpers, List<Route> rows) {
    for (PathHelper helper : helpers) {
      if (rows.stream().noneMatch(row -> isOf(helper, row))) {
        throw new IllegalArgumentException("expected a row for the path helper " + helper.name()
            + ": " + helper.method() + " " + helper.path() + " "
            + helper.controller().getSimpleName() + " " + helper.action() + ", got none;"
            + " build anew, with a table that depends on nothing but its source");
      }
    }
  }

  static boolean isOf(PathHelper helper, Route row) {
    return row.controller() == helper.controller()
        && row.method().equals(helper.method())
        && row.path().text().equals(helper.path())
        && leadsTo(row.target(), helper.action());
  }

  private static boolean leadsTo(RouteTarget target, String action) {
    return target instanceof RouteTarget.Resource mounted
        ? mounted.methods().stream().anyMatch(method -> method.getName().equals(action))
        : target.name().equals(action);
  }
}
