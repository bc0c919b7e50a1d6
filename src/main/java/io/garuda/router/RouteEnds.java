package io.garuda.router;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The routes of one path, by method and host: of those alike, only the first can ever match. */
final class RouteEnds {
  private static final class Hosts {
    private Map<String, Route> exact = Map.of();
    private @Nullable PrefixTree<Route> prefixes;
    private @Nullable Route any;

    void add(Route route) {
      if (route.hosts().isEmpty() && any == null) {
        any = route;
      }
      for (String host : route.hosts()) {
        if (host.endsWith(".")) {
          PrefixTree<Route> tree = prefixes == null ? new PrefixTree<>() : prefixes;
          prefixes = tree;
          tree.computeIfAbsent(host, () -> route);
        } else {
          exact = exact.isEmpty() ? new HashMap<>() : exact;
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

  private final Map<String, Hosts> methods = new HashMap<>(4);
  private @Nullable Hosts anyMethod;

  void add(Route route) {
    if (route.method().equals(Route.ANY_METHOD)) {
      Hosts hosts = anyMethod == null ? new Hosts() : anyMethod;
      anyMethod = hosts;
      hosts.add(route);
    } else {
      methods.computeIfAbsent(route.method(), name -> new Hosts()).add(route);
    }
  }

  /** Will return the first declared of these and another one. */
  @Nullable
  Route first(String method, String host, @Nullable Route best) {
    Route found = best;
    Hosts own = methods.get(method);
    if (own != null) {
      found = own.first(host, found);
    }
    Hosts any = anyMethod;
    return any == null ? found : any.first(host, found);
  }
}
