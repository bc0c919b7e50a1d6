package io.garuda.endpoint;

import io.garuda.router.Route;
import jakarta.ws.rs.PathParam;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the method of each route's action, and says how to mend a table that names none. */
final class RouteActions {
  private RouteActions() {}

  /**
   * Will return the method that a route names.
   *
   * @throws IllegalStateException if there is not exactly one, or it asks for other parameters
   */
  static Method find(Route route) {
    Class<?> controller = route.controller();
    if (!Modifier.isPublic(controller.getModifiers())) {
      throw mistake(route, "a public controller", controller.getName(), "make the class public");
    }
    List<Method> named = Arrays.stream(controller.getMethods())
        .filter(method -> !method.isBridge() && method.getDeclaringClass() != Object.class)
        .filter(method -> method.getName().equals(route.action()))
        .toList();
    if (named.size() != 1) {
      throw mistake(
          route,
          "one public method \"" + route.action() + "\"",
          named.size() + " of " + publicMethods(controller),
          "write the action, or name another one in the table");
    }
    Method action = named.get(0);
    for (Parameter parameter : action.getParameters()) {
      PathParam param = parameter.getAnnotation(PathParam.class);
      if (param != null && !route.path().names().contains(param.value())) {
        throw mistake(
            route,
            "path parameters from " + route.path().names(),
            "@PathParam(\"" + param.value() + "\") of " + route.action(),
            "change it, or add {" + param.value() + "} to the path");
      }
    }
    return action;
  }

  private static String publicMethods(Class<?> controller) {
    return Arrays.stream(controller.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
        .map(Method::getName)
        .sorted()
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static IllegalStateException mistake(
      Route route, String expected, String got, String cure) {
    return new IllegalStateException(
        "expected " + expected + " for the route \"" + route + "\", got: " + got + "; " + cure);
  }
}
