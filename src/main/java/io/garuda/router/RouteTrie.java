package io.garuda.router;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the first declared route for a path, in steps that grow with the path and not the table.
 *
 * <p>Built once, then only read. Each node knows the smallest index below it, so a search leaves out
 * branches that can hold no earlier route than the one it has. Only patterns behind one and the same
 * prefix are tried in turn.
 */
final class RouteTrie {
  private record Branch(Segment segment, RouteTrie node) {}

  private final Map<String, RouteTrie> literals = new HashMap<>();
  private final PrefixTree<List<Branch>> prefixed = new PrefixTree<>();
  private final RouteEnds ends = new RouteEnds();
  private final RouteEnds globs = new RouteEnds();
  private final RouteEnds rests = new RouteEnds(); // globs that do not take nothing
  private int first = Integer.MAX_VALUE;

  void add(Route route) {
    RouteTrie node = this;
    node.first = Math.min(node.first, route.index());
    for (Segment segment : route.path().segments()) {
      if (segment.glob()) {
        (segment.pattern().isEmpty() ? node.globs : node.rests).add(route);
        return;
      }
      node = segment.isLiteral()
          ? node.literals.computeIfAbsent(segment.literal(), key -> new RouteTrie())
          : node.branch(segment);
      node.first = Math.min(node.first, route.index());
    }
    node.ends.add(route);
  }

  private RouteTrie branch(Segment segment) {
    List<Branch> branches = prefixed.computeIfAbsent(segment.literal(), () -> new ArrayList<>(1));
    for (Branch branch : branches) {
      if (branch.segment().patternText().equals(segment.patternText())) {
        return branch.node();
      }
    }
    RouteTrie node = new RouteTrie();
    branches.add(new Branch(segment, node));
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
    Route found = globs.first(method, host, best);
    if (depth == segments.size()) {
      return ends.first(method, host, found);
    }
    found = rests.first(method, host, found);
    String segment = segments.get(depth);
    RouteTrie literal = literals.get(segment);
    if (literal != null) {
      found = literal.find(segments, depth + 1, method, host, found);
    }
    PrefixTree<List<Branch>> prefixes = prefixed;
    for (int at = 0; prefixes != null && at < segment.length(); at++) {
      List<Branch> branches = prefixes.value();
      for (int i = 0; branches != null && i < branches.size(); i++) {
        if (branches.get(i).segment().fits(segment)) {
          found = branches.get(i).node().find(segments, depth + 1, method, host, found);
        }
      }
      prefixes = prefixes.next(segment.charAt(at));
    }
    return found;
  }
}
