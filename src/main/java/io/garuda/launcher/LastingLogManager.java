package io.garuda.launcher;

import java.util.logging.LogManager;
import java.util.logging.Logger;

/**
 * Logs until the server has stopped.
 *
 * <p>The JDK's own closes all handlers as soon as the process is told to stop, beside the server that
 * has still something to tell. Public because {@link LogManager} makes it by reflection.
 */
public final class LastingLogManager extends LogManager {
  private volatile boolean lasting;

  /** Will keep the handlers open from now on, until {@link #end}. */
  static void begin() {
    if (LogManager.getLogManager() instanceof LastingLogManager logs) {
      logs.lasting = true;
      Logger.getLogger("").getHandlers(); // makes them, which is refused once the process stops
    }
  }

  /** Will close the handlers. */
  static void end() {
    if (LogManager.getLogManager() instanceof LastingLogManager logs) {
      logs.lasting = false;
      logs.reset();
    }
  }

  /** Called by the JDK's shutdown hook; does nothing while a server runs. */
  @Override
  public void reset() {
    if (!lasting) {
      super.reset();
    }
  }
}
