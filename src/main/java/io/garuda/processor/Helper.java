package io.garuda.processor;

import io.garuda.router.PathTemplate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** One method of a helper class, and the rows to which it leads. */
final class Helper {
  private final String action;
  private final PathTemplate path;
  private final List<Parameter> parameters;
  private final Set<String> methods = new LinkedHashSet<>();

  Helper(String action, PathTemplate path, List<Parameter> parameters) {
    this.action = action;
    this.path = path;
    this.parameters = List.copyOf(parameters);
  }

  String action() {
    return action;
  }

  PathTemplate path() {
    return path;
  }

  List<Parameter> parameters() {
    return parameters;
  }

  /** Will return the methods of the rows, in their order. */
  Set<String> methods() {
    return methods;
  }

  String signature() {
    return parameters.stream()
        .map(Parameter::type)
        .collect(Collectors.joining(", ", action + "(", ")"));
  }
}
