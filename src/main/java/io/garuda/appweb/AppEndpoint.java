package io.garuda.appweb;

import static io.garuda.channel.SessionBinding.KEEPALIVE;

import io.garuda.app.RoomNotFoundException;
import io.garuda.channel.SocketMount;
import io.garuda.endpoint.Endpoint;
import io.garuda.endpoint.EndpointConfig;
import io.garuda.error.ErrorRendering;
import io.garuda.plug.Head;
import io.garuda.plug.MethodOverride;
import io.garuda.plug.Parsers;
import io.garuda.plug.RequestId;
import io.garuda.plug.Static;
import jakarta.enterprise.context.ApplicationScoped;

/** Where requests and sockets come in. */
@ApplicationScoped
public class AppEndpoint extends Endpoint {
  @Override
  public EndpointConfig config() {
    return EndpointConfig.builder()
        .plugs(
            new Static("/assets", "/garuda").header("X-Content-Type-Options", "nosniff"),
            new RequestId(),
            new Parsers(),
            new MethodOverride(),
            new Head())
        .socket(SocketMount.at("/socket", UserSocket.class).longPoll().sessions(KEEPALIVE))
        .router(new AppRouter())
        .renderErrors(ErrorRendering.html(new ErrorHtml())
            .json(new ErrorJson())
            .status(RoomNotFoundException.class, 404))
        .build();
  }
}
