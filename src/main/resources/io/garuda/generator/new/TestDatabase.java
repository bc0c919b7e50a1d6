package {{package}};

import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Jdbi;

/** A database in memory for one test, with the schema of the application. */
public final class TestDatabase {
  private TestDatabase() {}

  public static Jdbi create() {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    Database.migrate(source);
    return Jdbi.create(source);
  }
}
