package io.garuda.router;

import java.util.List;
import java.util.Locale;

/** The seven actions of {@link RouteTable#resources}, in the order of their routes. */
public enum ResourceAction {
  INDEX("GET", ""),
  EDIT("GET", "/{id}/edit"),
  NEW("GET", "/new"),
  SHOW("GET", "/{id}"),
  CREATE("POST", ""),
  UPDATE("PATCH PUT", "/{id}"),
  DELETE("DELETE", "/{id}");

  private final String methods;
  private final String suffix;

  ResourceAction(String methods, String suffix) {
    this.methods = methods;
    this.suffix = suffix;
  }

  List<String> methods() {
    return List.of(methods.split(" ", -1));
  }

  String suffix() {
    return suffix;
  }

  /** Will return the method's name; {@code new} is a word of Java, so it is {@code newForm}. */
  String actionName() {
    return this == NEW ? "newForm" : name().toLowerCase(Locale.ROOT);
  }
}
