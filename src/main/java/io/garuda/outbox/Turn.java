package io.garuda.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A transaction of the node that delivers: it has locked the one row of {@code garuda_outbox_turn}. */
final class Turn implements AutoCloseable {
  private final Connection connection;
  private final boolean autoCommit;
  private boolean isOurs;

  private Turn(Connection connection, boolean autoCommit) {
    this.connection = connection;
    this.autoCommit = autoCommit;
  }

  /** Will not wait for a node whose turn it is; see {@link #isOurs}. */
  static Turn begin(Connection connection) throws SQLException {
    Turn turn = new Turn(connection, connection.getAutoCommit());
    try {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement();
          ResultSet locked =
              statement.executeQuery("select id from garuda_outbox_turn for update skip locked")) {
        turn.isOurs = locked.next();
      }
      return turn;
    } catch (SQLException e) {
      turn.closeAfter(e);
      throw e;
    }
  }

  /** Whether no other node has it. */
  boolean isOurs() {
    return isOurs;
  }

  /** Will return the first messages of all topics but these. */
  List<Stored> read(Collection<String> without, int most) throws SQLException {
    String sql =
        "select id, message_key, topic, event, payload from garuda_outbox where problem is null"
            + (without.isEmpty()
                ? ""
                : " and topic not in ("
                    + String.join(", ", Collections.nCopies(without.size(), "?")) + ")")
            + " order by id fetch first " + most + " rows only";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int parameter = 0;
      for (String topic : without) {
        statement.setString(++parameter, topic);
      }
      List<Stored> messages = new ArrayList<>();
      try (ResultSet found = statement.executeQuery()) {
        while (found.next()) {
          messages.add(new Stored(
              found.getLong(1),
              found.getString(2),
              found.getString(3),
              found.getString(4),
              found.getString(5)));
        }
      }
      return messages;
    }
  }

  /** Will take away what was delivered, and leave aside what cannot be, for these reasons. */
  void commit(List<Stored> delivered, Map<Stored, String> refused) throws SQLException {
    try (PreparedStatement delete =
            connection.prepareStatement("delete from garuda_outbox where id = ?");
        PreparedStatement aside =
            connection.prepareStatement("update garuda_outbox set problem = ? where id = ?")) {
      for (Stored message : delivered) {
        delete.setLong(1, message.id());
        delete.addBatch();
      }
      for (Map.Entry<Stored, String> each : refused.entrySet()) {
        aside.setString(1, each.getValue());
        aside.setLong(2, each.getKey().id());
        aside.addBatch();
      }
      if (!delivered.isEmpty()) {
        delete.executeBatch();
      }
      if (!refused.isEmpty()) {
        aside.executeBatch();
      }
    }
    connection.commit();
  }

  private void closeAfter(SQLException failure) {
    try {
      close();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  /** Will give the turn away; what was not committed stays. */
  @Override
  public void close() throws SQLException {
    try (connection) {
      connection.rollback();
      connection.setAutoCommit(autoCommit);
    }
  }
}
