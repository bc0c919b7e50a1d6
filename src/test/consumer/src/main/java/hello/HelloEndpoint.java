package hello;

import io.garuda.channel.SocketMount;
import io.garuda.endpoint.Endpoint;
import io.garuda.endpoint.EndpointConfig;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
public class HelloEndpoint extends Endpoint {
  @Override
  public EndpointConfig config() {
    return EndpointConfig.builder()
        .socket(SocketMount.at("/socket", HelloSocket.class))
        .router(new HelloRouter())
        .build();
  }
}
