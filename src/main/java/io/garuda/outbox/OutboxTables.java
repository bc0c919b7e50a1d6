package io.garuda.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.garuda.socket.Broadcast;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The outbox's tables in the application's database. */
final class OutboxTables {
  private static final String DDL = "outbox.sql";

  private final DataSource source;

  OutboxTables(DataSource source) {
    this.source = source;
  }

  /**
   * What waits.
   *
   * @param aside how many more are left aside, for they are none
   */
  record Backlog(long waiting, Duration oldest, long aside) {}

  /**
   * Will see that they are there.
   *
   * @param create whether they are made if not
   * @throws IllegalStateException if they are not, with what makes them
   */
  void check(boolean create) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      SQLException missing = look(statement);
      if (missing != null && create) {
        try {
          statement.execute(ddl());
        } catch (SQLException e) {
          missing.addSuppressed(e); // another node may have been faster
        }
        SQLException still = look(statement);
        if (still == null) {
          return;
        }
        still.addSuppressed(missing);
        missing = still;
      }
      if (missing != null) {
        throw new IllegalStateException(
            "expected the tables of the outbox, for a bean has an Outbox injected, got: "
                + missing.getMessage() + "; set garuda.outbox.create=true, or run:\n" + ddl(),
            missing);
      }
    }
  }

  private static @Nullable SQLException look(Statement statement) {
    try {
      statement.execute("select id, message_key, topic, event, payload, created_at, problem"
          + " from garuda_outbox where 1 = 0");
      try (ResultSet turn = statement.executeQuery("select id from garuda_outbox_turn")) {
        return turn.next() ? null : new SQLException("no row in garuda_outbox_turn");
      }
    } catch (SQLException e) {
      return e;
    }
  }

  private static String ddl() {
    try (InputStream in = OutboxTables.class.getResourceAsStream(DDL)) {
      return new String(
          Objects.requireNonNull(in, "expected " + DDL + " in the jar").readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Will add a message to the transaction that runs on this thread. */
  void add(Broadcast message) throws SQLException {
    try (Connection connection = source.getConnection()) {
      if (connection.getAutoCommit()) {
        throw new IllegalStateException("expected a connection of the running transaction from "
            + source
            + ", got one that commits by itself; let a producer of type DataSource make it,"
            + " or on a server with Jakarta Transactions take one that takes part in them");
      }
      insert(connection, message);
    }
  }

  static void insert(Connection connection, Broadcast message) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(
        "insert into garuda_outbox (message_key, topic, event, payload) values (?, ?, ?, ?)")) {
      insert.setString(1, UUID.randomUUID().toString());
      insert.setString(2, Stored.storable("topic", message.topic().name()));
      insert.setString(3, Stored.storable("event", message.event()));
      insert.setString(4, Stored.storable("payload", Stored.text(message.payload())));
      insert.executeUpdate();
    }
  }

  /** Will begin a transaction in which no other node delivers, if none does now. */
  Turn turn() throws SQLException {
    return Turn.begin(source.getConnection());
  }

  Backlog backlog() throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(
            "select count(*), count(problem), min(case when problem is null then created_at end),"
                + " current_timestamp from garuda_outbox")) {
      found.next();
      Timestamp oldest = found.getTimestamp(3);
      return new Backlog(
          found.getLong(1) - found.getLong(2),
          oldest == null
              ? Duration.ZERO
              : Duration.between(oldest.toInstant(), found.getTimestamp(4).toInstant()),
          found.getLong(2));
    }
  }
}
