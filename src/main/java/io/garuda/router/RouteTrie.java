package io.garuda.router;

import io.garuda.router.PathTemplate.Segment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the first declared route for a path, in steps that grow with the path and not the table.
 *
 * <p>Built once, then only read. Each node knows the smallest index below it, so a search leaves out
 * branches that can hold no earlier route than the one it has.
 */
final class RouteTrie {
  private record Prefixed(String prefix, RouteTrie node) {}

  private final Map<String, RouteTrie> literals = new HashMap<>();
  private final List<Prefixed> prefixed = new ArrayList<>();
  private final List<Route> ends = new ArrayList<>();
  private final List<Route> globs = new ArrayList<>();
  private int first = Integer.MAX_VALUE;

  void add(Route route) {
    RouteTrie node = this;
    node.first = Math.min(node.first, route.index());
    for (Segment segment : route.path().segments()) {
      if (segment.glob()) {
        node.globs.add(route);
        return;
      }
      node = segment.isLiteral()
          ? node.literals.computeIfAbsent(segment.literal(), key -> new RouteTrie())
          : node.prefixed(segment.literal());
      node.first = Math.min(node.first, route.index());
    }
    node.ends.add(route);
  }

  private RouteTrie prefixed(String prefix) {
    for (Prefixed child : prefixed) {
      if (child.prefix().equals(prefix)) {
        return child.node();
      }
    }
    RouteTrie node = new RouteTrie();
    prefixed.add(new Prefixed(prefix, node));
    return node;
  }

  @Nullable
  Route find(List<String> segments, String method, String host) {
    return find(segments, 0, method, host, null);
  }

  private @Nullable Route find(
      List<String> segments, int depth, String method, String host, @Nullable Route best) {
    if (best != null && best.index() < first) {
      return best;
    }
    Route found = earliest(globs, method, host, best);
    if (depth == segments.size()) {
      return earliest(ends, method, host, found);
    }
    String segment = segments.get(depth);
    RouteTrie literal = literals.get(segment);
    if (literal != null) {
      found = literal.find(segments, depth + 1, method, host, found);
    }
    for (Prefixed child : prefixed) {
      if (segment.length() > child.prefix().length() && segment.startsWith(child.prefix())) {
        found = child.node().find(segments, depth + 1, method, host, found);
      }
    }
    return found;
  }

  private static @Nullable Route earliest(
      List<Route> routes, String method, String host, @Nullable Route best) {
    for (Route route : routes) {
      if (best != null && best.index() < route.index()) {
        return best;
      }
      if (route.accepts(method, host)) {
        return route;
      }
    }
    return best;
  }
}
