package io.garuda.launcher.tomcat;

import io.garuda.launcher.LaunchException;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Hears what an application fails with while it starts: Tomcat tells it to the log alone. */
final class StartLog extends Handler implements AutoCloseable {
  private static final Logger CATALINA = Logger.getLogger("org.apache.catalina");

  private volatile @Nullable Throwable first;

  private StartLog() {}

  static StartLog open() {
    StartLog log = new StartLog();
    CATALINA.addHandler(log);
    return log;
  }

  /** Will return what was thrown first. */
  Throwable cause() {
    Throwable known = first;
    return known != null
        ? known
        : new LaunchException("expected the application to start; the log says why not");
  }

  @Override
  public void publish(LogRecord entry) {
    if (first == null && entry.getThrown() != null) {
      first = entry.getThrown();
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    CATALINA.removeHandler(this);
  }
}
