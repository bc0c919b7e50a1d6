package io.garuda.launcher.tomcat;

import io.garuda.launcher.RunningServer;
import java.lang.System.Logger.Level;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/** A Tomcat that runs, until it is closed. */
final class TomcatServer implements RunningServer {
  private static final System.Logger LOG = System.getLogger(TomcatServer.class.getName());

  private final Tomcat tomcat;

  TomcatServer(Tomcat tomcat) {
    this.tomcat = tomcat;
  }

  @Override
  public int port() {
    return tomcat.getConnector().getLocalPort();
  }

  @Override
  public void close() {
    try {
      tomcat.stop();
      tomcat.destroy();
    } catch (LifecycleException e) {
      LOG.log(Level.WARNING, "could not stop Tomcat", e);
    }
  }
}
