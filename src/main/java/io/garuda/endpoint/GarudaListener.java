package io.garuda.endpoint;

import io.garuda.assets.Assets;
import io.garuda.channel.SocketRuntime;
import io.garuda.error.DebugPages;
import io.garuda.error.RenderErrors;
import io.garuda.router.RouteFormatter;
import io.garuda.router.Routes;
import io.garuda.session.SessionStore;
import io.garuda.token.Tokens;
import io.garuda.transport.longpoll.LongPollGate;
import io.garuda.transport.websocket.WebSocketGate;
import io.garuda.view.jte.JteTemplateEngine;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/** Starts the endpoint with the application, and releases what it holds at the end. */
public final class GarudaListener implements ServletContextListener {
  private @Nullable SocketRuntime sockets;
  private @Nullable Management managed;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServletContext context = event.getServletContext();
    EndpointConfig config = endpoint(context).config();
    CdiUserCode userCode = new CdiUserCode(CDI.current().getBeanManager());
    Routes routes = Routes.of(config.router());
    RenderErrors errors = new RenderErrors(
        config.errors(),
        config.views(),
        config.json(),
        config.debugErrors() ? debugPages(routes) : null);
    SocketRuntime runtime = new SocketRuntime(userCode);
    sockets = runtime;
    config.sockets().forEach(runtime::check);
    Tokens tokens = new Tokens(config.secrets(), Clock.systemUTC(), config.json());
    SessionStore.Opener sessions = config.sessions().start(context, tokens);
    CDI.current().select(EndpointRuntime.class).get().started(runtime, tokens);
    Assets assets = assets(context).at(config.staticUrl());
    context.setAttribute(Assets.class.getName(), assets);
    context.setAttribute(Routes.class.getName(), routes);
    ActionPlugs actionPlugs = new ActionPlugs(Parts::make);
    EndpointFilter filter = new EndpointFilter(
        config.proxies(),
        sessions,
        WebSocketGate.open(context, runtime, config.sockets()),
        new LongPollGate(runtime, config.sockets()),
        config.plugs(),
        routes,
        assets,
        actionPlugs,
        errors,
        JaxRs.of(routes, config, errors, userCode, actionPlugs));
    FilterRegistration.Dynamic registration = context.addFilter("garuda", filter);
    registration.setAsyncSupported(true);
    registration.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
    context
        .addServlet("garuda-error", new ErrorServlet(errors, sessions))
        .addMapping(ErrorServlet.PATH);
    managed = Management.register(context, runtime.metrics());
  }

  private static Assets assets(ServletContext context) {
    try (InputStream manifest = context.getResourceAsStream(Assets.MANIFEST)) {
      return manifest == null
          ? Assets.none()
          : Assets.read(new String(manifest.readAllBytes(), StandardCharsets.UTF_8).lines());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DebugPages debugPages(Routes routes) {
    return new DebugPages(
        JteTemplateEngine.precompiled(GarudaListener.class.getClassLoader(), "io.garuda.templates"),
        Path.of(System.getProperty("garuda.sources", "src/main/java")),
        RouteFormatter.format(routes));
  }

  /** Will find the one endpoint, or the one that a test named, where there may be others. */
  private static Endpoint endpoint(ServletContext context) {
    Class<? extends Endpoint> type =
        context.getAttribute(Endpoint.class.getName()) instanceof Class<?> named
            ? named.asSubclass(Endpoint.class)
            : Endpoint.class;
    Instance<? extends Endpoint> endpoints = CDI.current().select(type);
    if (!endpoints.isResolvable()) {
      throw new IllegalStateException("expected one CDI bean that extends " + type.getName()
          + ", got: "
          + endpoints.stream().map(bean -> bean.getClass().getName()).toList()
          + "; annotate your endpoint with @ApplicationScoped, and keep a beans.xml in WEB-INF");
    }
    return endpoints.get();
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    if (managed != null) {
      managed.close();
    }
    if (sockets != null) {
      sockets.close();
    }
  }
}
