package hello;

import io.garuda.endpoint.Endpoint;
import io.garuda.endpoint.EndpointConfig;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
public class HelloEndpoint extends Endpoint {
  @Override
  public EndpointConfig config() {
    return EndpointConfig.builder().router(new HelloRouter()).build();
  }
}
