package io.garuda.router;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The routes of one path, by method and host: of those alike, only the first can ever match. */
final class RouteEnds {
  private static final class Hosts {
    private final Map<String, Route> exact = new HashMap<>();
    private final PrefixTree<Route> prefixes = new PrefixTree<>();
    private @Nullable Route any;

    void add(Route route) {
      if (route.hosts().isEmpty() && any == null) {
        any = route;
      }
      for (String host : route.hosts()) {
        if (host.endsWith(".")) {
          prefixes.computeIfAbsent(host, () -> route);
        } else {
          exact.putIfAbsent(host, route);
        }
      }
    }

    @Nullable
    Route first(String host, @Nullable Route best) {
      Route found = earlier(earlier(best, any), exact.get(host));
      PrefixTree<Route> node = prefixes;
      for (int at = 0; node != null; at++) {
        found = earlier(found, node.value());
        node = at < host.length() ? node.next(host.charAt(at)) : null;
      }
      return found;
    }

    private static @Nullable Route earlier(@Nullable Route one, @Nullable Route other) {
      return other == null || (one != null && one.index() < other.index()) ? one : other;
    }
  }

  private final Map<String, Hosts> methods = new HashMap<>();

  void add(Route route) {
    methods.computeIfAbsent(route.method(), name -> new Hosts()).add(route);
  }

  /** Will return the first declared of these and another one. */
  @Nullable
  Route first(String method, String host, @Nullable Route best) {
    Route found = best;
    Hosts own = methods.get(method);
    if (own != null) {
      found = own.first(host, found);
    }
    Hosts any = methods.get(Route.ANY_METHOD);
    return any == null ? found : any.first(host, found);
  }
}
