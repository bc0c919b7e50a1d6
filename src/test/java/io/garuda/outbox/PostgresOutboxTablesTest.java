package io.garuda.outbox;

import java.sql.SQLException;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresOutboxTablesTest extends OutboxTablesContract {
  @RegisterExtension
  static final Postgres POSTGRES = new Postgres();

  PostgresOutboxTablesTest() throws SQLException {
    super(POSTGRES.database());
  }
}
