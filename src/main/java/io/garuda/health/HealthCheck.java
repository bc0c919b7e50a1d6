package io.garuda.health;

import java.time.Duration;

/**
 * Looks whether one thing works that the application needs; implement it as a CDI bean.
 *
 * <pre>{@code
 * @ApplicationScoped
 * public class DatabaseHealth implements HealthCheck {
 *   @Inject DataSource database;
 *
 *   @Override
 *   public String name() {
 *     return "database";
 *   }
 *
 *   @Override
 *   public Health check() throws SQLException {
 *     try (Connection connection = database.getConnection()) {
 *       return Health.of(connection.isValid(1));
 *     }
 *   }
 * }
 * }</pre>
 */
public interface HealthCheck {
  /** What it means when a check is DOWN. */
  enum Probe {
    /** Nothing but a new start helps: {@code /health/live}. */
    LIVE,
    /** No clients should be sent here for a while: {@code /health/ready}. */
    READY
  }

  /** Will name it in the answer; not empty, and unlike the others. Asked once, when the application starts. */
  String name();

  /** Will say where it is asked: {@link Probe#READY} by default. Asked once, when the application starts. */
  default Probe probe() {
    return Probe.READY;
  }

  /**
   * Will say how long it may take, above zero; 1 s by default, as Kubernetes waits. Asked once, when the
   * application starts.
   */
  default Duration timeout() {
    return Duration.ofSeconds(1);
  }

  /**
   * Will look. Called on a thread of its own, with a request context; may block.
   *
   * <p>It is not called again before it returns: whoever asks meanwhile gets the same answer. After the
   * timeout it is DOWN, and its thread is interrupted.
   *
   * @throws Exception if it is DOWN; type and message are shown, the whole is logged
   */
  Health check() throws Exception;
}
