package io.garuda.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** A Tomcat from its zip, with a base of its own and what {@code server-config/tomcat} says. */
final class InstalledTomcat implements InstalledServer {
  private static final Path CONFIG = Path.of("server-config/tomcat");
  private static final String LOG = "logs/out.txt";
  private static final String SERVER_XML = """
      <Server port="-1">
        <Listener className="org.apache.catalina.core.JreMemoryLeakPreventionListener"/>
        <Listener className="org.apache.catalina.core.ThreadLocalLeakPreventionListener"/>
        <Service name="Catalina">
          <Connector port="%d" address="127.0.0.1" maxConnections="50000" connectionTimeout="20000"
                     relaxedQueryChars="[]|{}^" encodedSolidusHandling="passthrough"/>
          <Engine name="Catalina" defaultHost="localhost">
            <Host name="localhost" appBase="webapps" autoDeploy="false"/>
          </Engine>
        </Service>
      </Server>
      """;

  private final Process process;
  private final Path log;
  private final URI address;
  private final Map<String, Path> wars;
  private final TomcatManager manager;

  private InstalledTomcat(Process process, Path base, URI address, Map<String, Path> wars) {
    this.process = process;
    this.log = base.resolve(LOG);
    this.address = address;
    this.wars = wars;
    this.manager = new TomcatManager(address);
  }

  static InstalledTomcat start(Path home, Map<String, Path> wars) {
    try {
      Path base = Files.createTempDirectory(home.toAbsolutePath().getParent(), "base");
      int port = Ports.free();
      for (String folder : List.of("bin", "conf", "logs", "temp", "webapps", "work")) {
        Files.createDirectories(base.resolve(folder));
      }
      Files.writeString(base.resolve("conf/server.xml"), SERVER_XML.formatted(port));
      Files.copy(home.resolve("conf/web.xml"), base.resolve("conf/web.xml"));
      Files.copy(CONFIG.resolve("conf/context.xml"), base.resolve("conf/context.xml"));
      Files.copy(CONFIG.resolve("bin/setenv.sh"), base.resolve("bin/setenv.sh"));
      for (Map.Entry<String, Path> war : wars.entrySet()) {
        String name = war.getKey().equals("/") ? "ROOT" : war.getKey().substring(1);
        Files.copy(war.getValue(), base.resolve("webapps").resolve(name + ".war"));
      }
      TomcatManager.install(home, base);
      return start(home, base, URI.create("http://127.0.0.1:" + port), wars);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As its administrator would, with Tomcat's own manager. */
  @Override
  public void redeployContract() throws IOException {
    manager.redeploy(CONTRACT, Objects.requireNonNull(wars.get(CONTRACT)));
  }

  private static InstalledTomcat start(Path home, Path base, URI address, Map<String, Path> wars)
      throws IOException {
    Path log = base.resolve(LOG);
    ProcessBuilder builder = new ProcessBuilder(
        "sh", home.resolve("bin/catalina.sh").toAbsolutePath().toString(), "run");
    builder.environment().put("CATALINA_BASE", base.toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process =
        builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    InstalledTomcat server = new InstalledTomcat(process, base, address, wars);
    try {
      for (String path : wars.keySet()) {
        Deployments.awaitAnswer(address, path.equals("/") ? path : path + "/", server::log);
      }
    } catch (AssertionError e) {
      server.close();
      throw e;
    }
    return server;
  }

  @Override
  public URI address() {
    return address;
  }

  @Override
  public String log() {
    return Deployments.tail(log);
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
  }
}
