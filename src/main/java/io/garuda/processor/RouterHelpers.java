package io.garuda.processor;

import io.garuda.router.PathTemplate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Gathers the helper classes of a router. */
final class RouterHelpers {
  private final ActionParameters parameters;
  private final BiConsumer<String, ReadRoute.Place> warn;
  private final BiConsumer<String, ReadRoute.Place> note;
  private final Map<String, HelperClass> classes = new LinkedHashMap<>();

  RouterHelpers(
      ActionParameters parameters,
      BiConsumer<String, ReadRoute.Place> warn,
      BiConsumer<String, ReadRoute.Place> note) {
    this.parameters = parameters;
    this.warn = warn;
    this.note = note;
  }

  List<HelperClass> classes() {
    return List.copyOf(classes.values());
  }

  /** Of routes alike, the first has the helper. */
  void add(ReadRoute route) {
    String name = HelperClass.nameFor(route);
    HelperClass type =
        classes.computeIfAbsent(name, key -> new HelperClass(key, route.controller()));
    if (!type.controller().equals(route.controller())) {
      warn.accept(
          "no path helper for this route: expected one controller for " + name + ", got: "
              + type.controller().getQualifiedName() + " and "
              + route.controller().getQualifiedName() + "; name the scope of one by as(\"admin\")",
          route.place());
      return;
    }
    Optional<PathTemplate> other =
        type.add(route, parameters.of(route.path(), route.controller(), route.action()));
    if (other.isPresent()) {
      note.accept(
          "no path helper for " + route.method() + " " + route.path() + ": " + name + "."
              + route.action() + " leads to " + other.get()
              + "; name the scope of one by as(\"admin\") to have both",
          route.place());
    }
  }
}
