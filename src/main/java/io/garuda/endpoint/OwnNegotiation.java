package io.garuda.endpoint;

import io.garuda.router.Route;
import io.garuda.router.RouteMatch;
import io.garuda.router.RouteTarget;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;

/**
 * Keeps Jersey from choosing a format for our controllers: the pipeline has chosen already.
 *
 * <p>Mounted classes choose as JAX-RS has it. A method that Jersey does not know, on a route for any,
 * is {@code POST} for it; {@code Conn} keeps its name.
 */
@PreMatching
final class OwnNegotiation implements ContainerRequestFilter {
  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getProperty(RouteMatch.ATTRIBUTE) instanceof RouteMatch match) {
      if (match.route().target() instanceof RouteTarget.Action) {
        request.getHeaders().putSingle(HttpHeaders.ACCEPT, "*/*");
      }
      if (match.route().method().equals(Route.ANY_METHOD)
          && !RouteResources.METHODS.contains(request.getMethod())) {
        request.setMethod("POST");
      }
    }
  }
}
