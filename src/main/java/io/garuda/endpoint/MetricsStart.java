package io.garuda.endpoint;

import io.garuda.channel.SocketRuntime;
import io.garuda.metrics.Metrics;
import io.garuda.metrics.PrometheusMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletContext;

/** Starts the metrics of an application that has Micrometer; loaded in no other. */
final class MetricsStart {
  private MetricsStart() {}

  /** Will count from now on, in the application's registry or in those it has libraries for. */
  static AutoCloseable start(ServletContext context, SocketRuntime sockets) {
    Instance<MeterRegistry> registries = CDI.current().select(MeterRegistry.class);
    if (registries.isAmbiguous()) {
      throw new IllegalStateException(
          "expected at most one bean of type MeterRegistry, got several;"
              + " give all but one a qualifier, or put them into a CompositeMeterRegistry");
    }
    MeterRegistry own = registries.isResolvable() ? registries.get() : null;
    return Metrics.start(own, context.getContextPath(), sockets)
        .<AutoCloseable>map(metrics -> {
          context.setAttribute(PrometheusMetrics.class.getName(), metrics);
          return metrics;
        })
        .orElse(() -> {});
  }
}
