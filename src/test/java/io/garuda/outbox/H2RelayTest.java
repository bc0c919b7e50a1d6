package io.garuda.outbox;

import java.sql.SQLException;

class H2RelayTest extends RelayContract {
  H2RelayTest() throws SQLException {
    super(Database.h2());
  }
}
