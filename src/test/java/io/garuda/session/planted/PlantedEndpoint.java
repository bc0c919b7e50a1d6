package io.garuda.session.planted;

import io.garuda.endpoint.Endpoint;
import io.garuda.endpoint.EndpointConfig;
import jakarta.enterprise.context.ApplicationScoped;

/** An application that is not to start: see its bean. */
@ApplicationScoped
public class PlantedEndpoint extends Endpoint {
  @Override
  public EndpointConfig config() {
    return EndpointConfig.builder().build();
  }
}
