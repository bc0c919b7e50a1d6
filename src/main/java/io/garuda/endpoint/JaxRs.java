package io.garuda.endpoint;

import io.garuda.conn.Conn;
import io.garuda.controller.ActionResults;
import io.garuda.controller.ErrorMapper;
import io.garuda.controller.Fallbacks;
import io.garuda.controller.InvalidParams;
import io.garuda.controller.JsonBody;
import io.garuda.controller.MultipartFields;
import io.garuda.controller.UploadParams;
import io.garuda.controller.ViewWriter;
import io.garuda.controller.WriteFailures;
import io.garuda.error.RenderErrors;
import io.garuda.router.Route;
import io.garuda.router.RouteMatch;
import io.garuda.router.RouteTarget;
import io.garuda.router.Routes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.server.filter.RolesAllowedDynamicFeature;
import org.glassfish.jersey.server.validation.ValidationFeature;
import org.glassfish.jersey.servlet.ServletContainer;
import org.glassfish.jersey.servlet.ServletProperties;

/** Jersey, with a resource for each route, and beside them the application's annotated ones. */
final class JaxRs {
  private final ServletContainer jersey;
  private final boolean annotated;
  private volatile URI lastBase = URI.create("/"); // most requests have the same

  private JaxRs(ServletContainer jersey, boolean annotated) {
    this.jersey = jersey;
    this.annotated = annotated;
  }

  /**
   * Will register each route's action.
   *
   * @throws IllegalStateException if the table names an action that is not there
   */
  static JaxRs of(
      Routes routes,
      EndpointConfig config,
      RenderErrors errors,
      CdiUserCode userCode,
      ActionPlugs plugs) {
    ResourceConfig resources = new ResourceConfig();
    Fallbacks fallbacks = new Fallbacks(Parts::make);
    RouteResources.register(routes, resources, userCode, plugs, fallbacks);
    List<Class<?>> annotated = annotated(routes);
    annotated.forEach(resources::register);
    resources.register(new JsonBody(config.json()));
    resources.register(new ViewWriter(config.views()));
    resources.register(new ErrorMapper(errors));
    resources.register(new ActionResults(fallbacks));
    resources.register(new WriteFailures(errors));
    resources.register(ValidationFeature.class);
    resources.register(new InvalidParams(errors));
    resources.register(new MultipartFields());
    resources.register(new UploadParams());
    resources.register(new OwnNegotiation());
    resources.register(RolesAllowedDynamicFeature.class);
    resources.register(new PublicUriInfo.Binder());
    resources.property(ServletProperties.FILTER_FORWARD_ON_404, true);
    resources.property(ServerProperties.WADL_FEATURE_DISABLE, true);
    // XML sources, images and mail's DataSource: nobody misses them, and the last one is not there.
    resources.property(CommonProperties.PROVIDER_DEFAULT_DISABLE, "ALL");
    // What a server brings for JSON would come before our Jackson.
    resources.property(CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true);
    resources.property(CommonProperties.JSON_BINDING_FEATURE_DISABLE, true);
    resources.property(CommonProperties.MOXY_JSON_FEATURE_DISABLE, true);
    return new JaxRs(new ServletContainer(resources), !annotated.isEmpty());
  }

  /** Will return the application's own {@code @Path} and {@code @Provider} beans, but for mounted. */
  private static List<Class<?>> annotated(Routes routes) {
    Set<Class<?>> mounted = routes.list().stream()
        .filter(route -> route.target() instanceof RouteTarget.Resource)
        .map(Route::controller)
        .collect(Collectors.toSet());
    ClassLoader application = Thread.currentThread().getContextClassLoader();
    return CDI.current().getBeanManager().getBeans(Object.class, Any.Literal.INSTANCE).stream()
        .map(bean -> bean.getBeanClass())
        .filter(type -> type.getClassLoader() == application && !mounted.contains(type))
        .filter(type ->
            type.isAnnotationPresent(Path.class) || type.isAnnotationPresent(Provider.class))
        .distinct()
        .collect(Collectors.toList());
  }

  void init(FilterConfig config) throws ServletException {
    jersey.init(config);
  }

  void destroy() {
    jersey.destroy();
  }

  /** Will run the action of a matched route. */
  void run(RouteMatch match, Conn conn) throws ServletException, IOException {
    HttpServletRequest request = conn.servletRequest();
    URI base = base(request);
    request.setAttribute(RouteMatch.ATTRIBUTE, match);
    Supplier<URI> requested = () -> InternalUri.requested(base, request);
    request.setAttribute(PublicUriInfo.ATTRIBUTE, requested);
    jersey.service(
        base,
        InternalUri.of(base, match.route(), match.params(), request.getQueryString()),
        request,
        conn.servletResponse());
  }

  /** Will ask the annotated resources, then the rest of the chain. */
  void forward(Conn conn, FilterChain chain) throws ServletException, IOException {
    if (annotated) {
      jersey.doFilter(conn.servletRequest(), conn.servletResponse(), chain);
    } else {
      chain.doFilter(conn.servletRequest(), conn.servletResponse());
    }
  }

  private URI base(HttpServletRequest request) {
    String url = request.getRequestURL().toString();
    String origin = url.substring(0, url.length() - request.getRequestURI().length());
    String base = origin + request.getContextPath() + "/";
    URI known = lastBase;
    if (!known.toString().equals(base)) {
      known = URI.create(base);
      lastBase = known;
    }
    return known;
  }
}
