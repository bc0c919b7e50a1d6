package io.garuda.metrics;

import io.garuda.conn.Conn;
import io.garuda.plug.Plug;
import java.util.Optional;

/**
 * Shows the metrics to Prometheus: {@code r.forward("/metrics", new PrometheusMetrics())}.
 *
 * <p>Whoever may see the route may see them: put it into a scope with {@code BasicAuth} or a host of its
 * own. It needs {@code micrometer-registry-prometheus} among the libraries, or a bean of type {@code
 * PrometheusMeterRegistry}, and answers 404 without.
 */
public final class PrometheusMetrics implements Plug {
  @Override
  public void call(Conn conn) {
    Object metrics =
        conn.servletRequest().getServletContext().getAttribute(PrometheusMetrics.class.getName());
    Optional<String> page =
        metrics instanceof Metrics running ? running.scrape() : Optional.empty();
    conn.putHeader("Cache-Control", "no-store");
    if (page.isPresent()) {
      conn.respond(200, "text/plain; version=0.0.4; charset=utf-8", page.get());
    } else {
      conn.respond(404, "text/plain; charset=utf-8", "no registry for Prometheus\n");
    }
  }
}
