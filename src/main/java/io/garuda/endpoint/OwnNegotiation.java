package io.garuda.endpoint;

import io.garuda.router.RouteMatch;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;

/** Keeps Jersey from choosing a format for our routes: the pipeline has chosen already. */
@PreMatching
final class OwnNegotiation implements ContainerRequestFilter {
  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getProperty(RouteMatch.ATTRIBUTE) != null) {
      request.getHeaders().putSingle(HttpHeaders.ACCEPT, "*/*");
    }
  }
}
