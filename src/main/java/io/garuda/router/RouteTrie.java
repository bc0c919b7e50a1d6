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

  // what a node does not have, it does not hold: a search touches little memory
  private Map<String, RouteTrie> literals = Map.of();
  private @Nullable RouteTrie parameter; // one that takes any segment
  private @Nullable PrefixTree<List<Branch>> prefixed;
  private @Nullable RouteEnds ends;
  private @Nullable RouteEnds globs;
  private @Nullable RouteEnds rests; // globs that do not take nothing
  private int first = Integer.MAX_VALUE;

  void add(Route route) {
    RouteTrie node = this;
    node.first = Math.min(node.first, route.index());
    for (Segment segment : route.path().segments()) {
      if (segment.glob()) {
        if (segment.pattern().isEmpty()) {
          node.globs = with(route, node.globs);
        } else {
          node.rests = with(route, node.rests);
        }
        return;
      }
      node = segment.isLiteral() ? node.literal(segment.literal()) : node.branch(segment);
      node.first = Math.min(node.first, route.index());
    }
    node.ends = with(route, node.ends);
  }

  private static RouteEnds with(Route route, @Nullable RouteEnds known) {
    RouteEnds ends = known == null ? new RouteEnds() : known;
    ends.add(route);
    return ends;
  }

  private RouteTrie literal(String text) {
    RouteTrie known = literals.get(text);
    if (known != null) {
      return known;
    }
    RouteTrie node = new RouteTrie();
    if (literals.isEmpty()) {
      literals = Map.of(text, node);
    } else {
      literals = literals instanceof HashMap ? literals : new HashMap<>(literals);
      literals.put(text, node);
    }
    return node;
  }

  private RouteTrie branch(Segment segment) {
    if (segment.literal().isEmpty() && segment.pattern().isEmpty()) {
      RouteTrie node = parameter == null ? new RouteTrie() : parameter;
      parameter = node;
      return node;
    }
    PrefixTree<List<Branch>> tree = prefixed == null ? new PrefixTree<>() : prefixed;
    prefixed = tree;
    List<Branch> branches = tree.computeIfAbsent(segment.literal(), () -> new ArrayList<>(1));
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
    Route found = first(globs, method, host, best);
    if (depth == segments.size()) {
      return first(ends, method, host, found);
    }
    found = first(rests, method, host, found);
    String segment = segments.get(depth);
    RouteTrie literal = literals.get(segment);
    if (literal != null) {
      found = literal.find(segments, depth + 1, method, host, found);
    }
    if (parameter != null && !segment.isEmpty()) {
      found = parameter.find(segments, depth + 1, method, host, found);
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

  private static @Nullable Route first(
      @Nullable RouteEnds ends, String method, String host, @Nullable Route best) {
    return ends == null ? best : ends.first(method, host, best);
  }
}
