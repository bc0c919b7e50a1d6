package io.garuda.telemetry;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What a class logs during a test, down to {@code FINE}; it is seen nowhere else then. */
public final class LogLines extends Handler implements BeforeEachCallback, AfterEachCallback {
  private static final Duration DEADLINE = Duration.ofSeconds(5);

  private final Logger logger;
  private final Function<LogRecord, String> format;
  private final List<String> lines = new CopyOnWriteArrayList<>();

  public LogLines(Class<?> logs, Function<LogRecord, String> format) {
    this.logger = Logger.getLogger(logs.getName());
    this.format = format;
  }

  /** Will return what was logged until now; grows as the test goes on. */
  public List<String> all() {
    return lines;
  }

  /** Will wait until there is a line that holds this. */
  public void await(String part) throws InterruptedException {
    long end = System.nanoTime() + DEADLINE.toNanos();
    synchronized (lines) {
      while (lines.stream().noneMatch(line -> line.contains(part))) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          throw new AssertionError("expected a line with \"" + part + "\", got: " + lines);
        }
        TimeUnit.NANOSECONDS.timedWait(lines, left);
      }
    }
  }

  /** Will keep what has this level at least. */
  public void level(Level level) {
    logger.setLevel(level);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    logger.addHandler(this);
    logger.setUseParentHandlers(false);
    logger.setLevel(Level.FINE);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    logger.removeHandler(this);
    logger.setUseParentHandlers(true);
    logger.setLevel(null);
  }

  @Override
  public void publish(LogRecord entry) {
    synchronized (lines) {
      lines.add(format.apply(entry));
      lines.notifyAll();
    }
  }

  @Override
  public void flush() {
    // nothing waits
  }

  @Override
  public void close() {
    // nothing is open
  }
}
