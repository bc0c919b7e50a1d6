package io.garuda.endpoint;

import io.garuda.conn.Conn;
import io.garuda.param.ParamFilter;
import io.garuda.plug.Pipeline;
import io.garuda.router.Route;
import io.garuda.router.Routes;
import io.garuda.telemetry.Event;
import io.garuda.telemetry.Probe;
import io.garuda.telemetry.RouteInfo;
import io.garuda.telemetry.Telemetry;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one request tells the log and telemetry ({@code Plug.Telemetry}, and the router's spans). */
final class RequestReport {
  /** Makes the reports of an endpoint. */
  static final class Maker {
    private final Probe<Event.RequestStarted> started;
    private final Probe<Event.RequestStopped> stopped;
    private final Probe<Event.RouteStarted> routeStarted;
    private final Probe<Event.RouteStopped> routeStopped;
    private final IdentityHashMap<Route, RouteInfo> infos = new IdentityHashMap<>();
    private final Set<Level> logged;
    private final ParamFilter filter;

    Maker(Telemetry telemetry, Routes routes, ParamFilter filter) {
      started = telemetry.probe(Event.RequestStarted.class);
      stopped = telemetry.probe(Event.RequestStopped.class);
      routeStarted = telemetry.probe(Event.RouteStarted.class);
      routeStopped = telemetry.probe(Event.RouteStopped.class);
      logged = RequestLog.levels(routes);
      this.filter = filter;
      routes.list().forEach(route -> infos.put(route, info(route)));
    }

    private static RouteInfo info(Route route) {
      return new RouteInfo(
          route.method(),
          route.path().toString(),
          route.controller().getSimpleName() + "." + route.action(),
          route.pipelines().stream().map(Pipeline::name).toList());
    }

    /** Will tell of a request, now and at its end. */
    RequestReport open(Conn conn) {
      RequestReport report = new RequestReport(conn, this, RequestLog.open(conn, logged, filter));
      report.opened();
      return report;
    }
  }

  /** What follows a match. */
  interface Dispatch {
    void run() throws IOException, ServletException;
  }

  private final Conn conn;
  private final Maker maker;
  private final @Nullable RequestLog log;
  private @Nullable RouteInfo route;

  private RequestReport(Conn conn, Maker maker, @Nullable RequestLog log) {
    this.conn = conn;
    this.maker = maker;
    this.log = log;
  }

  private void opened() {
    if (maker.started.isOn()) {
      maker.started.emit(new Event.RequestStarted(conn.method(), conn.rawPath()));
    }
    long began = maker.stopped.start();
    if (began != 0) {
      conn.atEnd(() -> maker.stopped.emit(new Event.RequestStopped(
          Probe.since(began),
          conn.method(),
          conn.rawPath(),
          Optional.ofNullable(route),
          conn.answerStatus())));
    }
  }

  /** Will run a route's pipelines and action, and tell how that went. */
  void dispatch(Route matched, Dispatch dispatch) throws IOException, ServletException {
    if (log != null) {
      log.routed(matched);
    }
    RouteInfo info = maker.infos.get(matched);
    route = info;
    if (info == null) {
      throw new IllegalStateException("expected a route of the table, got: " + matched);
    }
    if (maker.routeStarted.isOn()) {
      maker.routeStarted.emit(new Event.RouteStarted(info, conn.rawPath()));
    }
    long began = maker.routeStopped.start();
    if (began == 0) {
      dispatch.run();
      return;
    }
    @Nullable Throwable failure = null;
    try {
      dispatch.run();
    } catch (IOException | ServletException | RuntimeException | Error e) {
      failure = e;
      throw e;
    } finally {
      maker.routeStopped.emit(
          new Event.RouteStopped(Probe.since(began), info, conn.rawPath(), failure));
    }
  }
}
