package io.garuda.endpoint;

import io.garuda.channel.Drain;
import io.garuda.channel.SocketRuntime;
import io.garuda.channel.UserCode;
import io.garuda.conn.Conn;
import io.garuda.health.Health;
import io.garuda.health.HealthCheck;
import io.garuda.health.HealthCheck.Probe;
import io.garuda.health.HealthChecks;
import io.garuda.health.HealthReport;
import io.garuda.pubsub.Engine;
import io.garuda.pubsub.PubSub;
import io.garuda.router.PathTemplate;
import io.garuda.router.Route;
import io.garuda.router.RouteTarget;
import io.garuda.router.Routes;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * Answers {@code /health/live} and {@code /health/ready}, in front of plugs, routes and the log of requests.
 *
 * <p>So no check of hosts, of https or of who asks is in the way of a probe, which asks an address.
 */
final class HealthGate implements AutoCloseable {
  private static final Set<String> METHODS = Set.of("GET", "HEAD");
  private static final Map<Probe, String> NAMES =
      new EnumMap<>(Map.of(Probe.LIVE, "/live", Probe.READY, "/ready"));

  private final Map<List<String>, Probe> paths;
  private final HealthChecks checks;

  private HealthGate(Map<List<String>, Probe> paths, HealthChecks checks) {
    this.paths = paths;
    this.checks = checks;
  }

  /**
   * Will answer below a path; nowhere if it is empty.
   *
   * @throws IllegalStateException if a route is hidden, or a check cannot be asked
   */
  static HealthGate open(
      String path, Routes routes, SocketRuntime sockets, Iterable<HealthCheck> beans) {
    HealthChecks checks = new HealthChecks(
        () -> {
          UserCode.Runner runner = sockets.runner();
          return runner::run;
        },
        (delay, task) -> sockets.timer().schedule(delay, task)::cancel);
    checks.add("sockets", Probe.READY, () -> sockets(sockets));
    PubSub nodes = sockets.pubSub();
    if (nodes.reachesOthers()) {
      checks.add("nodes", Probe.READY, () -> nodes(nodes.engine()));
    }
    beans.forEach(checks::add);
    if (path.isEmpty()) {
      return new HealthGate(Map.of(), checks);
    }
    NAMES.values().forEach(name -> refuseHidden(path + name, routes));
    return new HealthGate(
        Map.of(
            PathTemplate.segments(path + NAMES.get(Probe.LIVE)), Probe.LIVE,
            PathTemplate.segments(path + NAMES.get(Probe.READY)), Probe.READY),
        checks);
  }

  private static Health sockets(SocketRuntime sockets) {
    Drain drain = sockets.drain();
    Health health = drain.isDraining()
        ? Health.down("draining")
        : drain.isAnnounced() ? Health.down("stopping") : Health.up();
    return health.with("connections", sockets.metrics().getConnections());
  }

  /** Will be up in any case: without the other nodes this one still serves its clients. */
  private static Health nodes(Engine engine) {
    return Health.up()
        .with("engine", engine.name())
        .with("reached", engine.health().isUp());
  }

  private static void refuseHidden(String path, Routes routes) {
    for (Route route : routes.list()) {
      String known = route.path().toString();
      if (known.equals(path)
          || (route.target() instanceof RouteTarget.Forward && path.startsWith(known + "/"))) {
        throw new IllegalStateException("expected " + path + " for the endpoint's health alone, got"
            + " the route \"" + route + "\"; take it away, or call EndpointConfig's"
            + " health(\"/another/path\") or withoutHealth()");
      }
    }
  }

  /**
   * Will answer the request, now or later; false if it is for something else.
   *
   * @param path the segments of the request's path
   */
  boolean handle(List<String> path, Conn conn) throws IOException {
    Probe probe = paths.get(path);
    if (probe == null) {
      return false;
    }
    HttpServletResponse response = conn.servletResponse();
    if (!METHODS.contains(conn.method())) {
      response.setHeader("Allow", "GET, HEAD");
      response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
      return true;
    }
    CompletionStage<HealthReport> report = checks.ask(probe);
    if (report.toCompletableFuture().isDone()) {
      write(report.toCompletableFuture().join(), response);
    } else {
      LaterAnswer answer = LaterAnswer.begin(conn.servletRequest(), response);
      report.thenAccept(found -> answer.give(to -> write(found, to)));
    }
    return true;
  }

  private static void write(HealthReport report, HttpServletResponse response) throws IOException {
    byte[] body = report.json();
    response.setStatus(
        report.isUp() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  @Override
  public void close() {
    checks.close();
  }
}
