package io.garuda.metrics;

import io.garuda.channel.SocketRuntime;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.jmx.JmxConfig;
import io.micrometer.jmx.JmxMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of an endpoint while it runs.
 *
 * <p>They go into the application's own {@link MeterRegistry} if there is one. Without one, they go to
 * JMX if {@code micrometer-registry-jmx} is on the class path, as {@code io.garuda.metrics:name=...}, and
 * to {@link PrometheusMetrics} if {@code micrometer-registry-prometheus} is.
 */
public final class Metrics implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Metrics.class.getName());

  private final MeterRegistry registry;
  private final boolean own;
  private final EndpointMeters meters;

  private Metrics(MeterRegistry registry, boolean own, SocketRuntime sockets) {
    this.registry = registry;
    this.own = own;
    this.meters = new EndpointMeters(registry, sockets);
  }

  /**
   * Will count from now on; none if there is no registry.
   *
   * @param given the application's registry
   * @param context path of the application, which JMX shows as part of the domain
   */
  public static Optional<Metrics> start(
      @Nullable MeterRegistry given, String context, SocketRuntime sockets) {
    if (given != null) {
      return Optional.of(new Metrics(given, false, sockets));
    }
    CompositeMeterRegistry all = new CompositeMeterRegistry();
    if (has("io.micrometer.jmx.JmxMeterRegistry")) {
      all.add(Jmx.registry(context));
    }
    if (has("io.micrometer.prometheusmetrics.PrometheusMeterRegistry")) {
      all.add(Prometheus.registry());
    }
    if (all.getRegistries().isEmpty()) {
      LOG.log(
          Level.INFO,
          "Micrometer counts nothing: expected a bean of type MeterRegistry, or"
              + " micrometer-registry-jmx or micrometer-registry-prometheus among the libraries");
      return Optional.empty();
    }
    return Optional.of(new Metrics(all, true, sockets));
  }

  private static boolean has(String type) {
    try {
      Class.forName(type, false, Metrics.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /** Will return what Prometheus reads; none without its registry. */
  Optional<String> scrape() {
    return has("io.micrometer.prometheusmetrics.PrometheusMeterRegistry")
        ? Prometheus.scrape(registry)
        : Optional.empty();
  }

  @Override
  public void close() {
    meters.close();
    if (own) {
      registry.close();
    }
  }

  /** Loaded only where its library is. */
  private static final class Jmx {
    static MeterRegistry registry(String context) {
      String domain = "io.garuda.metrics" + context.replace('/', '.');
      JmxConfig config = new JmxConfig() {
        @Override
        public @Nullable String get(String key) {
          return null;
        }

        @Override
        public String domain() {
          return domain;
        }
      };
      return new JmxMeterRegistry(config, Clock.SYSTEM);
    }
  }

  /** Loaded only where its library is. */
  private static final class Prometheus {
    static MeterRegistry registry() {
      return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    }

    static Optional<String> scrape(MeterRegistry registry) {
      if (registry instanceof PrometheusMeterRegistry prometheus) {
        return Optional.of(prometheus.scrape());
      }
      if (registry instanceof CompositeMeterRegistry all) {
        return all.getRegistries().stream().flatMap(one -> scrape(one).stream()).findFirst();
      }
      return Optional.empty();
    }
  }
}
