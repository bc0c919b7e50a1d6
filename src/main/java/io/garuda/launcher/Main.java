package io.garuda.launcher;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Runs the WAR it is in: {@code java -jar garuda.war --port 8080}. */
public final class Main {
  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

  private Main() {}

  /** Will serve until the process is told to stop; exits 1 when it cannot start, 2 on misuse. */
  public static void main(String[] args) throws InterruptedException {
    List<String> arguments = List.of(args);
    if (arguments.contains("--help")) {
      System.out.println(Options.USAGE);
      return;
    }
    LogSettings.apply();
    try {
      Options options = Options.parse(arguments, System.getenv());
      serve(ownWar(), options);
    } catch (UsageException e) {
      exit(WRONG_USAGE, e.getMessage());
    } catch (LaunchException e) {
      exit(FAILED, e.getMessage());
    }
  }

  private static void serve(Path war, Options options) throws InterruptedException {
    RunningServer server = Launcher.start(war, options);
    LastingLogManager.begin();
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, stopped), "stop"));
    System.out.println("Garuda runs at " + options.url(server.port()) + " - stop with Ctrl-C");
    stopped.await();
  }

  /** Will not let the process hang when an application does not stop in time, its drain aside. */
  private static void stop(RunningServer server, CountDownLatch stopped) {
    Thread closing = new Thread(server::close, "close");
    closing.setDaemon(true);
    closing.start();
    try {
      closing.join(server.drainTimeout().plus(STOP_TIMEOUT).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    LastingLogManager.end();
    stopped.countDown();
  }

  private static Path ownWar() {
    CodeSource source = Main.class.getProtectionDomain().getCodeSource();
    URL location = source == null ? null : source.getLocation();
    try {
      Path war = location == null ? Path.of("") : Path.of(location.toURI());
      if (Files.isRegularFile(war)) {
        return war;
      }
    } catch (URISyntaxException e) {
      throw new LaunchException("expected a WAR file, got: " + location, e);
    }
    throw new LaunchException(
        "expected a WAR file, got: " + location + "; run java -jar garuda.war");
  }

  private static void exit(int status, @Nullable String message) {
    System.err.println(message);
    System.exit(status);
  }
}
