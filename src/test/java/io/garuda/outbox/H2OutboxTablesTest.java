package io.garuda.outbox;

import java.sql.SQLException;

class H2OutboxTablesTest extends OutboxTablesContract {
  H2OutboxTablesTest() throws SQLException {
    super(Database.h2());
  }
}
