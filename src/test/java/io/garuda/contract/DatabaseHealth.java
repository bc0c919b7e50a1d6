package io.garuda.contract;

import io.garuda.health.Health;
import io.garuda.health.HealthCheck;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** Whether the server's database answers. */
@ApplicationScoped
public class DatabaseHealth implements HealthCheck {
  @Inject
  @SuppressWarnings("NullAway.Init") // CDI sets it
  DataSource database;

  @Override
  public String name() {
    return "database";
  }

  /** The first connection makes the database. */
  @Override
  public Duration timeout() {
    return Duration.ofSeconds(10);
  }

  @Override
  public Health check() throws SQLException {
    try (Connection connection = database.getConnection()) {
      return Health.of(connection.isValid(1));
    }
  }
}
