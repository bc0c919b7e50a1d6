package io.garuda.contract;

import io.garuda.launcher.Launcher;
import io.garuda.launcher.Options;
import io.garuda.launcher.RunningServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Serves the contract on 127.0.0.1, from the class path that it is started with.
 *
 * <pre>io.garuda.contract.ContractServer [--port 4000]</pre>
 *
 * <p>Says {@code listening on http://127.0.0.1:4000 pid 7} when it accepts connections, and from then
 * on warnings and errors only.
 */
public final class ContractServer implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final int PORT = 4000;

  private final Path war;
  private final RunningServer server;

  private ContractServer(Path war, RunningServer server) {
    this.war = war;
    this.server = server;
  }

  /** Will serve on a port, or on a free one if it is 0. */
  public static ContractServer start(int port) {
    try {
      Path war = Files.createTempDirectory("contract-");
      try {
        ContractWar.explode(war);
        return new ContractServer(
            war, Launcher.start(war, ContractWar.tomcat(), new Options(HOST, port, "")));
      } catch (IOException | RuntimeException e) {
        ContractWar.delete(war);
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI base() {
    return URI.create("http://" + HOST + ":" + server.port());
  }

  /**
   * Will set a property of Tomcat's connector, for connections from now on.
   *
   * <p>By reflection: Tomcat has a class loader of its own, and users have no such need.
   */
  public void connector(String property, String value) {
    try {
      Object tomcat = field(field(server, "server"), "tomcat");
      Object connector = tomcat.getClass().getMethod("getConnector").invoke(tomcat);
      connector
          .getClass()
          .getMethod("setProperty", String.class, String.class)
          .invoke(connector, property, value);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("expected an embedded Tomcat with a connector", e);
    }
  }

  private static Object field(Object of, String name) throws ReflectiveOperationException {
    Field field = of.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return Objects.requireNonNull(field.get(of), "expected a server that was started");
  }

  @Override
  public void close() {
    server.close();
    try {
      ContractWar.delete(war);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static void main(String[] args) throws InterruptedException {
    if (args.length != 0 && (args.length != 2 || !args[0].equals("--port"))) {
      throw new IllegalArgumentException("expected --port N, got: " + String.join(" ", args));
    }
    logWarningsOnly();
    ContractServer server = start(args.length == 0 ? PORT : Integer.parseInt(args[1]));
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
    System.out.println(
        "listening on " + server.base() + " pid " + ProcessHandle.current().pid());
    new CountDownLatch(1).await(); // until the process is told to stop
  }

  private static void logWarningsOnly() {
    for (Handler handler : Logger.getLogger("").getHandlers()) {
      if (handler instanceof ConsoleHandler) {
        handler.setLevel(Level.WARNING);
      }
    }
  }
}
