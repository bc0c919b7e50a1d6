package io.garuda.launcher.tomcat;

import io.garuda.launcher.RunningServer;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/** A Tomcat that runs, until it is closed. */
final class TomcatServer implements RunningServer {
  private static final System.Logger LOG = System.getLogger(TomcatServer.class.getName());

  private static final String DRAIN_TIMEOUT = "io.garuda.drain.timeout";
  private static final String ANNOUNCE = "io.garuda.drain.announce";

  private final Tomcat tomcat;
  private final Context application;

  TomcatServer(Tomcat tomcat, Context application) {
    this.tomcat = tomcat;
    this.application = application;
  }

  @Override
  public int port() {
    return tomcat.getConnector().getLocalPort();
  }

  /** As the application's listener left it; none if it has no endpoint. */
  @Override
  public Duration drainTimeout() {
    return application.getServletContext().getAttribute(DRAIN_TIMEOUT) instanceof Duration timeout
        ? timeout
        : Duration.ZERO;
  }

  /** Takes no connections from its stop on, so that probes must have seen before that it ends. */
  @Override
  public void close() {
    try {
      if (application.getServletContext().getAttribute(ANNOUNCE) instanceof Supplier<?> announce
          && announce.get() instanceof Duration notice) {
        TimeUnit.MILLISECONDS.sleep(notice.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try {
      tomcat.stop();
      tomcat.destroy();
    } catch (LifecycleException e) {
      LOG.log(Level.WARNING, "could not stop Tomcat", e);
    }
  }
}
