package hello;

import io.garuda.channel.SocketMount;
import io.garuda.endpoint.Endpoint;
import io.garuda.endpoint.EndpointConfig;
import io.garuda.plug.Static;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
public class HelloEndpoint extends Endpoint {
  @Override
  public EndpointConfig config() {
    return EndpointConfig.builder()
        .plugs(new Static("/assets", "/garuda"))
        .socket(SocketMount.at("/socket", HelloSocket.class))
        .router(new HelloRouter())
        .build();
  }
}
