package io.garuda.endpoint;

import io.garuda.channel.SocketMount;
import io.garuda.router.RouteFormatter;
import io.garuda.router.Router;
import io.garuda.router.Routes;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the routes of an application that does not run, for the command {@code garuda routes} ({@code phx.routes}). */
public final class RouteListing {
  private RouteListing() {}

  /**
   * Will list the routes and sockets of the endpoint among these classes, or the routes of one router.
   *
   * @param classes names of the application's classes, visible to the context class loader
   * @param router name of a class, or null for that of the endpoint
   * @throws IllegalStateException if there is no endpoint that can be asked without a server
   */
  public static String of(Collection<String> classes, @Nullable String router) {
    try {
      if (router != null) {
        return RouteFormatter.format(Routes.of(made(load(router).asSubclass(Router.class))));
      }
      List<String> listed = new ArrayList<>();
      for (String name : classes) {
        Class<?> type = load(name);
        if (Endpoint.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())) {
          EndpointConfig config = made(type.asSubclass(Endpoint.class)).config();
          listed.add(RouteFormatter.format(Routes.of(config.router())) + sockets(config));
        }
      }
      if (listed.isEmpty()) {
        throw new IllegalStateException("expected a class that extends " + Endpoint.class.getName()
            + ", got: none; name the router: garuda routes com.example.AppRouter");
      }
      return String.join("\n", listed);
    } catch (ReflectiveOperationException | LinkageError | NullPointerException e) {
      Throwable cause = e instanceof InvocationTargetException ? e.getCause() : e;
      throw new IllegalStateException(
          "expected an endpoint or a router that needs nothing injected, got: " + cause
              + "; name the router: garuda routes com.example.AppRouter",
          e);
    }
  }

  private static String sockets(EndpointConfig config) {
    StringBuilder lines = new StringBuilder();
    for (SocketMount mount : config.sockets()) {
      String handler = "  " + mount.handler().getSimpleName();
      mount
          .websocket()
          .ifPresent(path -> lines.append("\nWS        ").append(path).append(handler));
      mount
          .longPolling()
          .ifPresent(path -> lines.append("\nGET|POST  ").append(path).append(handler));
    }
    return lines.toString();
  }

  private static Class<?> load(String name) throws ClassNotFoundException {
    return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
  }

  private static <T> T made(Class<T> type) throws ReflectiveOperationException {
    return type.getDeclaredConstructor().newInstance();
  }
}
