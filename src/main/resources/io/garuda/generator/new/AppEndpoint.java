package {{package}}.web;

{{#channels}}
import io.garuda.channel.SocketMount;
{{/channels}}
import io.garuda.endpoint.Endpoint;
import io.garuda.endpoint.EndpointConfig;
import io.garuda.error.ErrorRendering;
import io.garuda.plug.Head;
import io.garuda.plug.MethodOverride;
import io.garuda.plug.Parsers;
import io.garuda.plug.RequestId;
{{#html}}
import io.garuda.plug.Static;
{{/html}}
import jakarta.enterprise.context.ApplicationScoped;
import {{package}}.NotFoundException;

/** Where requests{{#channels}} and sockets{{/channels}} come in. */
@ApplicationScoped
public class AppEndpoint extends Endpoint {
  @Override
  public EndpointConfig config() {
    return EndpointConfig.builder()
        .plugs(
{{#html}}
            new Static("/assets", "/garuda").header("X-Content-Type-Options", "nosniff"),
{{/html}}
            new RequestId(),
            new Parsers(),
            new MethodOverride(),
            new Head())
{{#channels}}
        .socket(SocketMount.at("/socket", UserSocket.class).longPoll())
{{/channels}}
        .router(new AppRouter())
        .renderErrors(ErrorRendering.{{#html}}html(new ErrorHtml()){{/html}}{{^html}}plain(){{/html}}
            .json(new ErrorJson())
            .status(NotFoundException.class, 404))
        .build();
  }
}
