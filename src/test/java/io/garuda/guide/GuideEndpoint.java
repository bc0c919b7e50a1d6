package io.garuda.guide;

import io.garuda.channel.SocketMount;
import io.garuda.endpoint.Endpoint;
import io.garuda.endpoint.EndpointConfig;
import io.garuda.error.ErrorRendering;
import io.garuda.guide.blog.PostNotFoundException;
import io.garuda.plug.Head;
import io.garuda.plug.MethodOverride;
import io.garuda.plug.Parsers;
import io.garuda.plug.RequestId;
import io.garuda.plug.Static;
import io.garuda.pubsub.History;
import io.garuda.view.Views;
import io.garuda.view.jte.JteTemplateEngine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Where requests and sockets come in. */
@ApplicationScoped
public class GuideEndpoint extends Endpoint {
  @Override
  public EndpointConfig config() {
    return EndpointConfig.builder()
        .plugs(
            new Static("/assets", "/garuda"),
            new RequestId(),
            new Parsers(),
            new MethodOverride(),
            new Head(),
            new TimeTaken())
        .socket(SocketMount.at("/socket", ReaderSocket.class).longPoll())
        .history("news:*", History.of(1_000, Duration.ofMinutes(1)))
        .router(new GuideRouter())
        .renderErrors(ErrorRendering.html(new ErrorHtml())
            .json(new ErrorJson())
            .status(PostNotFoundException.class, 404))
        .secretKeyBase("a secret of the guides, which everybody may know")
        .views(Views.of(templates()))
        .build();
  }

  /** An application's own templates are found without this; those of tests have another package. */
  private static JteTemplateEngine templates() {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    return JteTemplateEngine.precompiled(loader, "io.garuda.guide.templates");
  }
}
