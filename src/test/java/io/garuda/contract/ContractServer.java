package io.garuda.contract;

import io.garuda.launcher.Launcher;
import io.garuda.launcher.Options;
import io.garuda.launcher.RunningServer;
import io.garuda.launcher.Tls;
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
import org.jspecify.annotations.Nullable;

/**
 * Serves the contract on 127.0.0.1, from the class path that it is started with.
 *
 * <pre>io.garuda.contract.ContractServer [--port 4000] [--engine redis] [--redis redis://host:6379]</pre>
 *
 * <p>The engine may be any that {@code garuda.engine} names: with one that has nodes, this is one of several.
 * <p>Says {@code listening on http://127.0.0.1:4000 pid 7} when it accepts connections, and from then
 * on warnings and errors only.
 */
public final class ContractServer implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final int PORT = 4000;

  private final Path war;
  private final RunningServer server;
  private final String scheme;

  private ContractServer(Path war, RunningServer server, @Nullable Tls tls) {
    this.war = war;
    this.server = server;
    this.scheme = tls == null ? "http" : "https";
  }

  /** Will serve on a port, or on a free one if it is 0. */
  public static ContractServer start(int port) {
    return start(port, null);
  }

  /** Will serve so by HTTPS, or by HTTP if there is nothing for it. */
  public static ContractServer start(int port, @Nullable Tls tls) {
    try {
      Path war = Files.createTempDirectory("contract-");
      try {
        ContractWar.explode(war);
        return new ContractServer(
            war, Launcher.start(war, ContractWar.tomcat(), new Options(HOST, port, "", tls)), tls);
      } catch (IOException | RuntimeException e) {
        ContractWar.delete(war);
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI base() {
    return URI.create(scheme + "://" + HOST + ":" + server.port());
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

  /** Will stop the application and start it again, with another class loader, while the server runs. */
  public void redeploy() {
    try {
      Object application = field(field(server, "server"), "application");
      application.getClass().getMethod("stop").invoke(application);
      application.getClass().getMethod("start").invoke(application);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("expected an embedded Tomcat with an application", e);
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
    int port = PORT;
    for (int i = 0; i + 1 < args.length; i += 2) {
      switch (args[i]) {
        case "--port" -> port = Integer.parseInt(args[i + 1]);
        case "--engine" -> System.setProperty("garuda.engine", args[i + 1]);
        case "--redis" -> System.setProperty("garuda.redis.url", args[i + 1]);
        default -> throw usage(args);
      }
    }
    if (args.length % 2 == 1) {
      throw usage(args);
    }
    logWarningsOnly();
    ContractServer server = start(port);
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
    System.out.println(
        "listening on " + server.base() + " pid " + ProcessHandle.current().pid());
    new CountDownLatch(1).await(); // until the process is told to stop
  }

  private static IllegalArgumentException usage(String... args) {
    return new IllegalArgumentException(
        "expected [--port N] [--engine NAME] [--redis URL], got: " + String.join(" ", args));
  }

  private static void logWarningsOnly() {
    Logger.getLogger("").setLevel(Level.WARNING);
    for (Handler handler : Logger.getLogger("").getHandlers()) {
      if (handler instanceof ConsoleHandler) {
        handler.setLevel(Level.WARNING);
      }
    }
  }
}
