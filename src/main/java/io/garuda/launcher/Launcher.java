package io.garuda.launcher;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Starts a WAR on an embedded Tomcat that sees nothing of the caller's class path. */
public final class Launcher {
  private static final System.Logger LOG = System.getLogger(Launcher.class.getName());

  private Launcher() {}

  /**
   * Will start a WAR file or an exploded WAR that brings Tomcat's jars in {@code WEB-INF/tomcat}.
   *
   * @throws LaunchException when the port is in use or the application does not start
   */
  public static RunningServer start(Path war, Options options) {
    return start(war, List.of(), options);
  }

  /**
   * Will start any WAR file or exploded WAR on the Tomcat in these jars; without jars, on the one
   * that the WAR brings.
   *
   * @throws LaunchException when the port is in use, what TLS needs is not there, or the application does not start
   */
  public static RunningServer start(Path war, List<Path> tomcatJars, Options options) {
    Tls tls = options.tls();
    if (tls != null) {
      tls.check(); // before the WAR is unpacked
    }
    checkAddress(options);
    Launch launch = new Launch();
    try {
      launch.run(war, tomcatJars, options);
      return launch;
    } catch (IOException e) {
      launch.close();
      throw new LaunchException("expected a WAR that can be unpacked, got: " + war + ": " + e, e);
    } catch (RuntimeException | Error e) {
      launch.close();
      throw e;
    }
  }

  static String inUse(int port) {
    return "expected a free port, got: " + port + " is in use; choose another with --port or PORT";
  }

  /** Fails early: the server itself opens the port only after the WAR was unpacked. */
  static void checkAddress(Options options) {
    String host = options.host();
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(
          host.isEmpty()
              ? new InetSocketAddress(options.port())
              : new InetSocketAddress(InetAddress.getByName(host), options.port()));
    } catch (UnknownHostException e) {
      throw new LaunchException("expected a host of this machine, got: " + host, e);
    } catch (BindException e) {
      String reason = String.valueOf(e.getMessage());
      throw new LaunchException(
          reason.contains("in use")
              ? inUse(options.port())
              : "expected an address to listen on, got: " + options.url(options.port()) + ": "
                  + reason,
          e);
    } catch (IOException e) {
      throw new LaunchException("expected an address to listen on, got: " + e, e);
    }
  }

  /** What one start has opened so far. A stop may come from another thread at any time. */
  private static final class Launch implements RunningServer {
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile AutoCloseable workspace = () -> {};
    private volatile AutoCloseable loader = () -> {};
    private volatile AutoCloseable server = () -> {};
    private volatile int port;
    private volatile Duration drainTimeout = Duration.ZERO;

    void run(Path war, List<Path> tomcatJars, Options options) throws IOException {
      Workspace opened = Workspace.create();
      workspace = opened;
      Path application = opened.application(war);
      TomcatLoader tomcat =
          new TomcatLoader(tomcatJars.isEmpty() ? opened.tomcatJars(application) : tomcatJars);
      loader = tomcat;
      Thread thread = Thread.currentThread();
      ClassLoader before = thread.getContextClassLoader();
      thread.setContextClassLoader(tomcat);
      try {
        RunningServer started = tomcat.starter().start(application, opened.base(), options);
        server = started;
        port = started.port();
        drainTimeout = started.drainTimeout();
      } finally {
        thread.setContextClassLoader(before);
      }
    }

    @Override
    public int port() {
      return port;
    }

    @Override
    public Duration drainTimeout() {
      return drainTimeout;
    }

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        release(server);
        release(loader);
        release(workspace);
      }
    }
  }

  static void release(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      LOG.log(Level.WARNING, "could not close " + part, e);
    }
  }
}
