package io.garuda.router;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The seven actions of {@link RouteTable#resources}, in the order of their routes. */
public enum ResourceAction {
  INDEX(List.of("GET"), ""),
  EDIT(List.of("GET"), "/{id}/edit"),
  NEW(List.of("GET"), "/new"),
  SHOW(List.of("GET"), "/{id}"),
  CREATE(List.of("POST"), ""),
  UPDATE(List.of("PATCH", "PUT"), "/{id}"),
  DELETE(List.of("DELETE"), "/{id}");

  private final List<String> methods;
  private final String suffix;

  ResourceAction(List<String> methods, String suffix) {
    this.methods = methods;
    this.suffix = suffix;
  }

  /** Will name the actions that a resource has. */
  public static Set<ResourceAction> only(ResourceAction first, ResourceAction... rest) {
    return EnumSet.of(first, rest);
  }

  /** Will name the actions that a resource does not have. */
  public static Set<ResourceAction> except(ResourceAction first, ResourceAction... rest) {
    return EnumSet.complementOf(EnumSet.of(first, rest));
  }

  List<String> methods() {
    return methods;
  }

  String suffix() {
    return suffix;
  }

  /** Will return the method's name; {@code new} is a word of Java, so it is {@code newForm}. */
  String actionName() {
    return this == NEW ? "newForm" : name().toLowerCase(Locale.ROOT);
  }
}
