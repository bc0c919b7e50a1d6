package io.garuda.router;

import io.garuda.param.Params;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The whole table; immutable, matched on any thread without a request. */
public final class Routes {
  private final List<Route> list;
  private final List<PathHelper> helpers;
  private final List<Optional<RouteMatch>> plain; // by index: of rows without parameters
  private final RouteTrie trie = new RouteTrie();

  private Routes(List<Route> list, List<PathHelper> helpers) {
    this.list = List.copyOf(list);
    this.helpers = List.copyOf(helpers);
    this.plain = this.list.stream().map(Routes::plain).toList();
    this.list.forEach(trie::add);
  }

  private static Optional<RouteMatch> plain(Route row) {
    return row.path().names().isEmpty()
        ? Optional.of(new RouteMatch(row, Params.empty()))
        : Optional.empty();
  }

  /**
   * Will build the table that a router declares.
   *
   * @throws IllegalArgumentException if a declaration is wrong, or a path helper that the build made
   *     of it leads to no row; the message says which and how
   */
  public static Routes of(Router router) {
    RouteTable table = new RouteTable();
    router.routes(table);
    List<PathHelper> helpers = PathHelperCheck.of(router.getClass());
    PathHelperCheck.check(helpers, table.declared());
    return new Routes(table.declared(), helpers);
  }

  /** Will name the path helper that leads to a row, such as {@code RoomPath.show}, if there is one. */
  Optional<String> helper(Route row) {
    return helpers.stream()
        .filter(helper -> PathHelperCheck.isOf(helper, row))
        .map(PathHelper::name)
        .findFirst();
  }

  /** Will return the rows in the order of their declaration. */
  public List<Route> list() {
    return list;
  }

  /**
   * Will return the first declared route for a request, if there is one.
   *
   * @param rawPath below the context path, not decoded
   * @throws io.garuda.param.MalformedParamsException if an escape is broken or it is not UTF-8
   */
  public Optional<RouteMatch> match(String method, String host, String rawPath) {
    return match(method, host, RawPath.segments(rawPath));
  }

  /**
   * Will return the first declared route for a request whose path was taken apart.
   *
   * @param segments from {@link PathTemplate#segments(String)}
   */
  public Optional<RouteMatch> match(String method, String host, List<String> segments) {
    for (int i = 0; i < segments.size(); i++) {
      if (RawPath.isDots(segments.get(i))) {
        return Optional.empty();
      }
    }
    Route route = trie.find(segments, method, host.toLowerCase(Locale.ROOT));
    if (route == null) {
      return Optional.empty();
    }
    return route.path().names().isEmpty()
        ? plain.get(route.index())
        : Optional.of(new RouteMatch(route, route.path().params(segments)));
  }
}
