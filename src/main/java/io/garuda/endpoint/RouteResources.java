package io.garuda.endpoint;

import io.garuda.controller.Fallbacks;
import io.garuda.router.Route;
import io.garuda.router.RouteTarget;
import io.garuda.router.Routes;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.model.AnnotatedMethod;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;

/** Makes a resource of Jersey's for each route that leads to methods, at its internal path. */
final class RouteResources {
  /** A route for any method is registered for these; {@link OwnNegotiation} knows what of others. */
  static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "CONNECT", "TRACE");

  private final CdiUserCode userCode;
  private final ActionPlugs plugs;
  private final Fallbacks fallbacks;
  private final Map<String, Resource.Builder> groups = new LinkedHashMap<>();

  private RouteResources(CdiUserCode userCode, ActionPlugs plugs, Fallbacks fallbacks) {
    this.userCode = userCode;
    this.plugs = plugs;
    this.fallbacks = fallbacks;
  }

  /**
   * Will register them, and make what their controllers ask for.
   *
   * @throws IllegalStateException if the table names an action that is not there
   */
  static void register(
      Routes routes,
      ResourceConfig config,
      CdiUserCode userCode,
      ActionPlugs plugs,
      Fallbacks fallbacks) {
    RouteResources resources = new RouteResources(userCode, plugs, fallbacks);
    routes.list().forEach(resources::add);
    resources.groups.values().forEach(group -> config.registerResources(group.build()));
  }

  private void add(Route route) {
    if (route.target() instanceof RouteTarget.Forward) {
      return;
    }
    Class<?> controller = route.controller();
    userCode.check(controller);
    fallbacks.add(controller);
    List<Method> actions = RouteActions.find(route);
    plugs.add(route, actions);
    Resource.Builder resource = groups
        .computeIfAbsent(InternalUri.group(route), Resource::builder)
        .addChildResource(InternalUri.template(route));
    for (Method action : actions) {
      AnnotatedMethod annotated = new AnnotatedMethod(action);
      Set<String> methods =
          route.method().equals(Route.ANY_METHOD) ? METHODS : Set.of(route.method());
      for (String method : methods) {
        ResourceMethod.Builder builder = resource.addMethod(method);
        if (route.target() instanceof RouteTarget.Resource mounted) {
          ActionModel.mounted(mounted, annotated, builder)
              .handledBy(controller, annotated.getMethod())
              .handlingMethod(action);
        } else {
          ActionModel.of(action, builder).handledBy(controller, action);
        }
        builder.nameBindings(controller.getAnnotations()).nameBindings(annotated.getAnnotations());
      }
    }
  }
}
