package io.garuda.endpoint;

import io.garuda.assets.Assets;
import io.garuda.channel.Drain;
import io.garuda.channel.Drainer;
import io.garuda.channel.SocketRuntime;
import io.garuda.channel.UserCode;
import io.garuda.config.Config;
import io.garuda.error.DebugPages;
import io.garuda.error.RenderErrors;
import io.garuda.health.HealthCheck;
import io.garuda.outbox.OutboxServer;
import io.garuda.outbox.Relay;
import io.garuda.presence.Presence;
import io.garuda.pubsub.EngineReport;
import io.garuda.pubsub.Once;
import io.garuda.pubsub.PubSub;
import io.garuda.router.RouteFormatter;
import io.garuda.router.Routes;
import io.garuda.session.SessionStore;
import io.garuda.session.SessionWatch;
import io.garuda.socket.Broadcast;
import io.garuda.socket.Payload;
import io.garuda.socket.Topic;
import io.garuda.telemetry.Telemetry;
import io.garuda.token.Tokens;
import io.garuda.transport.KeepaliveGate;
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
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Starts the endpoint with the application, and releases what it holds at the end. */
public final class GarudaListener implements ServletContextListener {
  private @Nullable SocketRuntime sockets;
  private @Nullable Relay relay;
  private final List<Management> managed = new ArrayList<>();
  private @Nullable Listeners listeners;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServletContext context = event.getServletContext();
    Config settings = ConfigSources.read(context);
    settings.check(Settings.PREFIX, Settings.keys());
    EndpointRuntime endpoint = CDI.current().select(EndpointRuntime.class).get();
    endpoint.configured(settings);
    DevMode dev = DevMode.of(context, settings);
    EndpointConfig config = dev.over(Settings.over(endpoint(context).config(), settings));
    CdiUserCode userCode = new CdiUserCode(CDI.current().getBeanManager());
    Routes routes = Routes.of(config.router());
    Telemetry telemetry = endpoint.telemetry();
    RenderErrors errors = new RenderErrors(
        telemetry,
        config.errors(),
        config.views(),
        config.json(),
        config.debugErrors() ? debugPages(routes, settings) : null);
    SocketRuntime runtime = new SocketRuntime(
        userCode,
        config.drain(),
        config.quotas(),
        telemetry,
        config.filter(),
        new PubSub(
            telemetry,
            Engines.of(settings),
            config.histories(),
            settings.get(Engines.KEY_TIME, Once.TIME)));
    sockets = runtime;
    config.sockets().forEach(runtime::check);
    SessionWatch.start(context, (topic, happened) -> runtime
        .pubSub()
        .broadcast(new Broadcast(Topic.of(topic), happened, Payload.empty()), null));
    Tokens tokens = new Tokens(config.secrets(), Clock.systemUTC(), config.json());
    SessionStore.Opener sessions = config.sessions().start(context, tokens);
    endpoint.started(runtime, tokens);
    CDI.current().getBeanManager().getEvent().fire(new EndpointStarted());
    List<HealthCheck> checks = new ArrayList<>();
    CDI.current().select(HealthCheck.class).forEach(checks::add);
    relay = outbox(settings, runtime);
    if (relay != null) {
      checks.add(relay);
    }
    Assets assets = assets(context).at(config.staticUrl());
    tellLauncher(context, config.drain(), runtime.drain());
    context.setAttribute(Assets.class.getName(), assets);
    context.setAttribute(Routes.class.getName(), routes);
    ActionPlugs actionPlugs = new ActionPlugs(Parts::make);
    EndpointFilter filter = new EndpointFilter(
        runtime.drain(),
        config.proxies(),
        sessions,
        HealthGate.open(config.health(), routes, runtime, checks),
        WebSocketGate.open(context, runtime, config.sockets()),
        new LongPollGate(runtime, config.sockets()),
        new KeepaliveGate(config.sockets()),
        config.plugs(),
        routes,
        new RequestReport.Maker(telemetry, routes, config.filter()),
        assets,
        actionPlugs,
        errors,
        JaxRs.of(routes, config, errors, userCode, actionPlugs));
    dev.start(context, runtime.pubSub());
    FilterRegistration.Dynamic registration = context.addFilter("garuda", filter);
    registration.setAsyncSupported(true);
    registration.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
    context
        .addServlet("garuda-error", new ErrorServlet(errors, sessions))
        .addMapping(ErrorServlet.PATH);
    managed.add(Management.register(context, "Sockets", runtime.metrics()));
    managed.add(
        Management.register(context, "Engine", new EngineReport(runtime.pubSub().engine())));
    ConfigMXBean shown = () -> settings.describe(Settings.keys());
    managed.add(Management.register(context, "Config", shown));
    CDI.current()
        .select(Presence.class)
        .forEach(Presence::nodes); // from now on each hears the others
    listeners = Listeners.start(context, runtime);
    if (relay != null) {
      relay.start();
    }
  }

  private static @Nullable Relay outbox(Config settings, SocketRuntime runtime) {
    PubSub pubSub = runtime.pubSub();
    UserCode.Runner runner = runtime.runner();
    return CDI.current()
        .select(OutboxServer.class)
        .get()
        .open(settings, pubSub::publish, () -> pubSub.engine().health().isUp(), runner::run)
        .orElse(null);
  }

  /** By names and types of the JDK: it has another class loader. */
  private static void tellLauncher(ServletContext context, Drainer drainer, Drain drain) {
    context.setAttribute("io.garuda.drain.timeout", drainer.notice().plus(drainer.timeout()));
    Supplier<Duration> announce = drain::announce;
    context.setAttribute("io.garuda.drain.announce", announce);
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

  private static DebugPages debugPages(Routes routes, Config settings) {
    return new DebugPages(
        JteTemplateEngine.precompiled(GarudaListener.class.getClassLoader(), "io.garuda.templates"),
        DevMode.sources(settings),
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
    managed.forEach(Management::close);
    if (relay != null) {
      relay.close();
    }
    if (sockets != null) {
      sockets.close();
    }
    if (listeners != null) {
      listeners.close();
    }
  }
}
