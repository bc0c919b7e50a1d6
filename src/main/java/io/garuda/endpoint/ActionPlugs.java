package io.garuda.endpoint;

import io.garuda.conn.Conn;
import io.garuda.controller.UsePlug;
import io.garuda.plug.Pipeline;
import io.garuda.plug.Plug;
import io.garuda.router.Route;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The plugs that controllers ask for by {@link UsePlug}, made at boot; then only read. */
final class ActionPlugs {
  private final IdentityHashMap<Route, Pipeline> byRoute = new IdentityHashMap<>();
  private final Map<Class<?>, Plug> made = new HashMap<>();
  private final Function<Class<? extends Plug>, Plug> maker;

  ActionPlugs(Function<Class<? extends Plug>, Plug> maker) {
    this.maker = maker;
  }

  /**
   * Will make the plugs of a route's action.
   *
   * @param actions several of a mounted class only if JAX-RS chooses between them
   * @throws IllegalStateException if a plug names an action that the controller does not have, or
   *     not all of the actions have the same
   */
  void add(Route route, List<Method> actions) {
    List<Plug> plugs = plugs(route, actions.get(0));
    for (Method other : actions) {
      if (!plugs(route, other).equals(plugs)) {
        throw new IllegalStateException(
            "expected the same plugs for all methods of the route \"" + route
                + "\", got others for " + other.getName() + "; plugs run before JAX-RS chooses");
      }
    }
    if (!plugs.isEmpty()) {
      byRoute.put(route, new Pipeline("action", plugs));
    }
  }

  private List<Plug> plugs(Route route, Method action) {
    return Stream.concat(
            Arrays.stream(route.controller().getAnnotationsByType(UsePlug.class))
                .filter(use -> applies(use, route.controller(), action)),
            Arrays.stream(action.getAnnotationsByType(UsePlug.class)))
        .map(use -> made.computeIfAbsent(use.value(), type -> maker.apply(use.value())))
        .toList();
  }

  private static boolean applies(UsePlug use, Class<?> controller, Method action) {
    List<String> actions = List.of(use.actions());
    for (String name : actions) {
      if (Arrays.stream(controller.getMethods())
          .noneMatch(method -> method.getName().equals(name))) {
        throw new IllegalStateException("expected actions of " + controller.getName()
            + " for the plug " + use.value().getSimpleName() + ", got: \"" + name
            + "\"; write the action, or take its name out");
      }
    }
    return actions.isEmpty() || actions.contains(action.getName());
  }

  /** Will run them until one halts. */
  void call(Route route, Conn conn) {
    Pipeline plugs = byRoute.get(route);
    if (plugs != null) {
      plugs.call(conn);
    }
  }
}
