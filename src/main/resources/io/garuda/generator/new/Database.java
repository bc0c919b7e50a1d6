package {{package}};

import com.zaxxer.hikari.HikariDataSource;
import io.garuda.config.Config;
import io.garuda.config.ConfigKey;
import io.garuda.config.Form;
import io.garuda.endpoint.EndpointStarted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collections;
import java.util.ServiceLoader;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;

/** The database: a pool of connections, and a schema that is brought up to date when the application starts. */
@ApplicationScoped
public class Database {
  private static final ConfigKey<String> URL = ConfigKey.of("database.url", Form.TEXT);
  private static final ConfigKey<String> USER = ConfigKey.of("database.user", Form.TEXT);
  private static final ConfigKey<String> PASSWORD = ConfigKey.secret("database.password", Form.TEXT);
  private static final ConfigKey<String> JNDI = ConfigKey.of("database.jndi", Form.TEXT);
  private static final ConfigKey<Integer> POOL = ConfigKey.of("database.pool-size", Form.number(1, 1000));

  @Produces
  @ApplicationScoped
  DataSource open(Config config) throws NamingException {
    if (config.find(JNDI).isPresent()) {
      return InitialContext.doLookup(config.require(JNDI));
    }
    // Tomcat does not look for drivers that an application brings
    ServiceLoader.load(Driver.class, Database.class.getClassLoader()).forEach(driver -> {});
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(config.get(URL, "jdbc:h2:~/{{name}};DB_CLOSE_ON_EXIT=FALSE"));
    config.find(USER).ifPresent(pool::setUsername);
    config.find(PASSWORD).ifPresent(pool::setPassword);
    pool.setMaximumPoolSize(config.get(POOL, 10));
    return pool;
  }

  void close(@Disposes DataSource source) throws SQLException {
    if (source instanceof HikariDataSource pool) {
      pool.close();
    }
    for (Driver driver : Collections.list(DriverManager.getDrivers())) {
      if (driver.getClass().getClassLoader() == Database.class.getClassLoader()) {
        DriverManager.deregisterDriver(driver);
      }
    }
  }

  @Produces
  @Singleton
  Jdbi jdbi(DataSource source) {
    return Jdbi.create(source);
  }

  void start(@Observes EndpointStarted started, DataSource source) {
    migrate(source);
  }

  static void migrate(DataSource source) {
    try {
      Flyway.configure(Database.class.getClassLoader()).dataSource(source).load().migrate();
    } catch (FlywayException e) {
      throw new IllegalStateException("expected steps of db/migration that fit the database, got: "
          + e.getMessage() + "\nWhile you develop mend the step and delete data/, the database of"
          + " `./garuda server`. Elsewhere add another step.", e);
    }
  }
}
