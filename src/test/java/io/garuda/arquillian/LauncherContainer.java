package io.garuda.arquillian;

import io.garuda.contract.ContractWar;
import io.garuda.launcher.Launcher;
import io.garuda.launcher.Options;
import io.garuda.launcher.RunningServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/**
 * Deploys to an embedded Tomcat on a free port: one for each WAR, mounted under the WAR's name.
 *
 * <p>Arquillian's own adapter starts Tomcat on the class path of the tests, where Jersey's HK2 meets
 * itself and fails. The launcher's Tomcat sees nothing of it, as an installed one.
 */
public final class LauncherContainer
    implements DeployableContainer<LauncherContainer.Configuration> {
  private static final String HOST = "127.0.0.1";

  private final Map<String, RunningServer> running = new ConcurrentHashMap<>();

  /** Needs no setting. */
  public static final class Configuration implements ContainerConfiguration {
    @Override
    public void validate() {}
  }

  /** Registered as a service. */
  public static final class Extension implements LoadableExtension {
    @Override
    public void register(ExtensionBuilder builder) {
      builder.service(DeployableContainer.class, LauncherContainer.class);
    }
  }

  @Override
  public Class<Configuration> getConfigurationClass() {
    return Configuration.class;
  }

  @Override
  public ProtocolDescription getDefaultProtocol() {
    return new ProtocolDescription("Servlet 5.0");
  }

  @Override
  public ProtocolMetaData deploy(Archive<?> archive) {
    String context = "/" + archive.getName().replaceAll("\\.war$", "");
    RunningServer server = start(archive, context);
    running.put(archive.getName(), server);
    HTTPContext http = new HTTPContext(HOST, server.port());
    http.add(new Servlet("ArquillianServletRunnerEE9", context));
    http.add(new Servlet("default", context));
    return new ProtocolMetaData().addContext(http);
  }

  private static RunningServer start(Archive<?> archive, String context) {
    try {
      Path war = Files.createTempFile("arquillian-", ".war");
      try {
        archive.as(ZipExporter.class).exportTo(war.toFile(), true);
        return Launcher.start(war, ContractWar.tomcat(), new Options(HOST, 0, context));
      } finally {
        Files.delete(war);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void undeploy(Archive<?> archive) {
    RunningServer server = running.remove(archive.getName());
    if (server != null) {
      server.close();
    }
  }

  @Override
  public void setup(Configuration configuration) {}

  @Override
  public void start() {}

  @Override
  public void stop() {}
}
