package io.garuda.launcher;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Runs a server for as long as the process lives, as a command in the foreground does. */
public final class Foreground {
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

  private Foreground() {}

  /** Will write the log for people who look at a terminal; to be called before anything is logged. */
  public static void logs() {
    LogSettings.apply(false);
  }

  /** Will tell each request, too, for those who work on the application. */
  public static void developmentLogs() {
    LogSettings.apply(true);
  }

  /** Will say where the server is, and return when the process is told to stop and it has stopped. */
  public static void serve(RunningServer server, Options options) throws InterruptedException {
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
}
