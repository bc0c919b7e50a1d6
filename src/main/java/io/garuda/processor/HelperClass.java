package io.garuda.processor;

import io.garuda.router.PathTemplate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;

/** The helpers for one controller's actions. */
final class HelperClass {
  private final String name;
  private final TypeElement controller;
  private final Map<String, Helper> helpers = new LinkedHashMap<>();

  HelperClass(String name, TypeElement controller) {
    this.name = name;
    this.controller = controller;
  }

  /** Will name the class for a route: {@code RoomPath}, in a named scope {@code AdminRoomPath}. */
  static String nameFor(ReadRoute route) {
    String controller = route.controller().getSimpleName().toString();
    return Stream.of(route.scope().split("_"))
            .filter(word -> !word.isEmpty())
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .collect(Collectors.joining())
        + controller.replaceFirst("(?<=.)(Controller|Resource)$", "")
        + "Path";
  }

  String name() {
    return name;
  }

  TypeElement controller() {
    return controller;
  }

  Iterable<Helper> helpers() {
    return helpers.values();
  }

  /**
   * Will add a helper for a route, or the route to the helper that leads there.
   *
   * @return the path to which a helper of the same signature leads already, if it is another
   */
  Optional<PathTemplate> add(ReadRoute route, List<Parameter> parameters) {
    Helper helper = new Helper(route.action(), route.path(), parameters);
    Helper known = helpers.putIfAbsent(helper.signature(), helper);
    Helper target = known == null ? helper : known;
    if (!target.path().text().equals(route.path().text())) {
      return Optional.of(target.path());
    }
    target.methods().add(route.method());
    return Optional.empty();
  }
}
