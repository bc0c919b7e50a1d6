package io.garuda.router;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How {@link RouteTable#resources} declares a resource; immutable: {@code only(SHOW).param("slug")}.
 *
 * <p>By default all actions, and an {@code id} in the path.
 */
public final class ResourceOptions {
  private final Set<ResourceAction> named;
  private final boolean except;
  private final String param;
  private final Optional<String> name;
  private final boolean singleton;

  private ResourceOptions(
      Set<ResourceAction> named,
      boolean except,
      String param,
      Optional<String> name,
      boolean singleton) {
    this.named = named;
    this.except = except;
    this.param = param;
    this.name = name;
    this.singleton = singleton;
  }

  /** Will declare all actions. */
  public static ResourceOptions all() {
    return new ResourceOptions(Set.of(), true, "id", Optional.empty(), false);
  }

  /** Will name the actions that a resource has. */
  public static ResourceOptions only(ResourceAction first, ResourceAction... rest) {
    return new ResourceOptions(EnumSet.of(first, rest), false, "id", Optional.empty(), false);
  }

  /** Will name the actions that a resource does not have. */
  public static ResourceOptions except(ResourceAction first, ResourceAction... rest) {
    return new ResourceOptions(EnumSet.of(first, rest), true, "id", Optional.empty(), false);
  }

  /** Will name the parameter that stands for one of the resource: {@code {slug}} for {@code {id}}. */
  public ResourceOptions param(String parameter) {
    return new ResourceOptions(named, except, parameter, name, singleton);
  }

  /**
   * Will name one of the resource in paths of nested ones: {@code {name_id}}.
   *
   * <p>By default the controller's class without its suffix, in small letters with underscores.
   */
  public ResourceOptions name(String one) {
    return new ResourceOptions(named, except, param, Optional.of(one), singleton);
  }

  /** Will declare a resource of which there is one: no index, and no parameter in paths. */
  public ResourceOptions singleton() {
    return new ResourceOptions(named, except, param, name, true);
  }

  /** Will return the actions in the order of their routes. */
  List<ResourceAction> actions() {
    List<ResourceAction> supported = Arrays.stream(ResourceAction.values())
        .filter(action -> !singleton || action != ResourceAction.INDEX)
        .toList();
    if (!supported.containsAll(named)) {
      throw new IllegalArgumentException("expected actions of a singleton resource from "
          + supported + ", got: " + named + "; take INDEX out");
    }
    return supported.stream().filter(action -> named.contains(action) != except).toList();
  }

  /** Will return what stands behind the resource's path for an action. */
  String suffix(ResourceAction action) {
    return action.suffix().replace("/{id}", singleton ? "" : "/{" + param + "}");
  }

  /** Will return what stands behind the resource's path in paths of nested ones. */
  String member(String controller) {
    return singleton ? "" : "/{" + name.orElseGet(() -> nameOf(controller)) + "_" + param + "}";
  }

  private static String nameOf(String controller) {
    return controller
        .replaceFirst("(?<=.)Controller$", "")
        .replaceAll("(?<=[A-Z])(?=[A-Z][a-z])|(?<=[a-z\\d])(?=[A-Z])", "_")
        .toLowerCase(Locale.ROOT);
  }
}
