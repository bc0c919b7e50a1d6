package io.garuda.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.channel.ScriptedApp;
import io.garuda.contract.ContractEndpoint;
import io.garuda.testkit.ConnCase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.management.ManagementFactory;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where metrics go: the tests have both registries among their libraries. */
class MetricsTest {
  @RegisterExtension
  final ConnCase conns = ConnCase.of(ContractEndpoint.class);

  private final ScriptedApp app = new ScriptedApp();

  @AfterEach
  void close() {
    app.close();
  }

  private Metrics start(@Nullable MeterRegistry given, String context) {
    return Metrics.start(given, context, app.runtime).orElseThrow();
  }

  @Test
  void anApplicationShowsThemAtARoute() {
    conns.get("/api/items/7").response(200);
    conns.get("/api/items/8").response(200);
    assertThat(conns.get("/metrics").response(200))
        .contains("garuda_sockets 0")
        .containsPattern(
            "garuda_request_seconds_count\\{method=\"GET\",route=\"/api/items/\\{id\\}\""
                + ",status=\"200\"} \\d")
        .doesNotContain("items/7");
  }

  @Test
  void jmxShowsThemWhileTheApplicationRuns() throws Exception {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    ObjectName names = new ObjectName("io.garuda.metrics.shop:*");
    Metrics metrics = start(null, "/shop");
    app.connect();
    assertThat(server.queryNames(names, null).stream().map(name -> name.getKeyProperty("name")))
        .contains(
            "garudaSockets",
            "garudaSocketConnected.result.ok.socket.ScriptedSocket" + ".transport.websocket");
    metrics.close();
    assertThat(server.queryNames(names, null)).isEmpty();
  }

  @Test
  void theApplicationsOwnRegistryIsTheOnlyOne() throws Exception {
    SimpleMeterRegistry own = new SimpleMeterRegistry();
    Metrics metrics = start(own, "/own");
    assertThat(own.find("garuda.sockets").gauge()).isNotNull();
    assertThat(metrics.scrape()).isEmpty();
    assertThat(ManagementFactory.getPlatformMBeanServer()
            .queryNames(new ObjectName("io.garuda.metrics.own:*"), null))
        .isEmpty();
    metrics.close();
    assertThat(own.isClosed()).isFalse();

    try (Metrics prometheus = start(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), "")) {
      assertThat(prometheus.scrape())
          .hasValueSatisfying(page -> assertThat(page).contains("garuda_sockets"));
    }
    assertThat(own.getMeters()).isEmpty();
  }
}
