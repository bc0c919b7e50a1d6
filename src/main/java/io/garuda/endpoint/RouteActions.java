package io.garuda.endpoint;

import io.garuda.router.Route;
import io.garuda.router.RouteTarget;
import jakarta.ws.rs.PathParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.glassfish.jersey.server.model.AnnotatedMethod;

/** Finds the method of each route's action, and says how to mend a table that names none. */
final class RouteActions {
  private RouteActions() {}

  /**
   * Will return the method that a route names; of a mounted class perhaps several.
   *
   * @throws IllegalStateException if there is not exactly one, or it asks for other parameters
   */
  static List<Method> find(Route route) {
    Class<?> controller = route.controller();
    if (!Modifier.isPublic(controller.getModifiers())) {
      throw mistake(route, "a public controller", controller.getName(), "make the class public");
    }
    List<Method> actions = route.target() instanceof RouteTarget.Resource mounted
        ? mounted.methods()
        : List.of(named(route, controller));
    actions.forEach(action -> checkParameters(route, action));
    return actions;
  }

  private static Method named(Route route, Class<?> controller) {
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
    return named.get(0);
  }

  private static void checkParameters(Route route, Method action) {
    Annotation[][] parameters = new AnnotatedMethod(action).getParameterAnnotations();
    Arrays.stream(parameters).flatMap(Arrays::stream).forEach(annotation -> {
      if (annotation instanceof PathParam param && !route.path().names().contains(param.value())) {
        throw mistake(
            route,
            "path parameters from " + route.path().names(),
            "@PathParam(\"" + param.value() + "\") of " + action.getName(),
            "change it, or add {" + param.value() + "} to the path");
      }
    });
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
