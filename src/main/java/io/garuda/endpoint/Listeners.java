package io.garuda.endpoint;

import io.garuda.channel.SocketRuntime;
import io.garuda.telemetry.Instrumentation;
import io.garuda.telemetry.SocketLog;
import io.garuda.telemetry.Telemetry;
import io.garuda.telemetry.jfr.FlightRecording;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletContext;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;

/** Who listens to an application's telemetry while it runs: its beans, the log, the JVM, Micrometer. */
final class Listeners implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Listeners.class.getName());

  private final Telemetry telemetry;
  private final List<AutoCloseable> closed = new ArrayList<>();

  private Listeners(Telemetry telemetry) {
    this.telemetry = telemetry;
  }

  /** Will let them listen. */
  static Listeners start(ServletContext context, SocketRuntime sockets) {
    Listeners listeners = new Listeners(sockets.telemetry());
    SocketLog.attach(sockets.telemetry());
    for (Instrumentation beans : CDI.current().select(Instrumentation.class)) {
      beans.attach(sockets.telemetry());
    }
    if (ModuleLayer.boot().findModule("jdk.jfr").isPresent()) {
      listeners.closed.add(FlightRecording.of(sockets.telemetry()));
    }
    if (hasMicrometer()) {
      listeners.closed.add(MetricsStart.start(context, sockets));
    }
    return listeners;
  }

  private static boolean hasMicrometer() {
    try {
      Class.forName(
          "io.micrometer.core.instrument.MeterRegistry", false, Listeners.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      LOG.log(Level.DEBUG, "no metrics: micrometer-core is not among the libraries");
      return false;
    }
  }

  @Override
  public void close() {
    for (AutoCloseable each : closed) {
      try {
        each.close();
      } catch (Exception e) {
        LOG.log(Level.WARNING, "a listener of telemetry was not released", e);
      }
    }
    telemetry.close();
  }
}
