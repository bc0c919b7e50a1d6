package io.garuda.bench;

import io.garuda.command.ServerProcess;
import java.nio.file.Files;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.WsSci;

/** {@link FloorEndpoint}, {@link FloorServlet}, {@link FloorPage} on the Tomcat that the contract server has, set up alike. */
public final class FloorServer {
  private FloorServer() {}

  public static void main(String[] args) throws Exception {
    Tomcat tomcat = new Tomcat();
    String base = Files.createTempDirectory("floor-").toString();
    tomcat.setBaseDir(base);
    Connector connector = new Connector();
    connector.setPort(0);
    connector.setProperty("address", "127.0.0.1");
    connector.setProperty("maxConnections", "-1");
    connector.setProperty("acceptCount", "1024");
    if (Runtime.version().feature() >= 24) {
      connector.setProperty("useVirtualThreads", "true");
    }
    tomcat.setConnector(connector);
    Context context = tomcat.addContext("", base);
    context.addServletContainerInitializer(new WsSci(), Set.of(FloorEndpoint.class));
    Tomcat.addServlet(context, "default", new DefaultServlet()); // or else no filter runs
    context.addServletMapping("/", "default");
    Tomcat.addServlet(context, "hello", new FloorServlet());
    context.addServletMapping("/api/hello", "hello");
    Tomcat.addServlet(context, "page", new FloorPage());
    context.addServletMapping("", "page");
    tomcat.start();
    ServerProcess.listening(connector.getLocalPort());
    tomcat.getServer().await();
  }
}
