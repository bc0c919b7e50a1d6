package io.garuda.outbox;

import java.sql.SQLException;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresRelayTest extends RelayContract {
  @RegisterExtension
  static final Postgres POSTGRES = new Postgres();

  PostgresRelayTest() throws SQLException {
    super(POSTGRES.database());
  }
}
