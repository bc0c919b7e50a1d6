package io.garuda.launcher;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;

/**
 * One line per record on standard error; of the libraries, warnings and errors only. Flyway's warning
 * that a new application has no steps yet is none.
 *
 * <p>Used unless {@code -Djava.util.logging.config.file} or {@code .class} names settings.
 */
final class LogSettings {
  private static final String MANAGER = "java.util.logging.manager";
  private static final String SETTINGS = """
      handlers = java.util.logging.ConsoleHandler
      .level = INFO
      java.util.logging.ConsoleHandler.level = ALL
      java.util.logging.ConsoleHandler.formatter = java.util.logging.SimpleFormatter
      java.util.logging.SimpleFormatter.format = %1$tF %1$tT.%1$tL %4$-7s %3$s: %5$s%6$s%n
      org.apache.level = WARNING
      org.glassfish.level = WARNING
      org.jboss.level = WARNING
      org.hibernate.level = WARNING
      com.zaxxer.level = WARNING
      org.flywaydb.level = WARNING
      org.flywaydb.core.internal.command.DbValidate.level = SEVERE
      """;
  private static final String REQUESTS = "io.garuda.endpoint.RequestLog.level = FINE\n";

  private LogSettings() {}

  /**
   * To be called before anything is logged.
   *
   * @param requests whether each of them is told, as {@code garuda server} does
   */
  static void apply(boolean requests) {
    if (System.getProperty(MANAGER) == null) {
      System.setProperty(MANAGER, LastingLogManager.class.getName());
    }
    if (System.getProperty("java.util.logging.config.file") != null
        || System.getProperty("java.util.logging.config.class") != null) {
      return;
    }
    String settings = requests ? SETTINGS + REQUESTS : SETTINGS;
    try (InputStream in =
        new ByteArrayInputStream(settings.getBytes(StandardCharsets.ISO_8859_1))) {
      LogManager.getLogManager().readConfiguration(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
