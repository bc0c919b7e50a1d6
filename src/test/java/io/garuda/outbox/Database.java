package io.garuda.outbox;

import io.garuda.socket.Broadcast;
import io.garuda.socket.Payload;
import io.garuda.socket.Topic;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** A database without tables, and what an application does in it. */
final class Database implements AutoCloseable {
  private final DataSource source;
  private final Connection keeper;

  Database(DataSource source) throws SQLException {
    this.source = source;
    this.keeper = source.getConnection();
  }

  /** Will be one in memory. */
  static Database h2() throws SQLException {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:mem:" + UUID.randomUUID());
    return new Database(source);
  }

  DataSource source() {
    return source;
  }

  OutboxTables tables() {
    return new OutboxTables(source);
  }

  Connection begin() throws SQLException {
    Connection connection = source.getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  /** Will add a message whose payload is a number. */
  static void add(Connection connection, String topic, int number) throws SQLException {
    OutboxTables.insert(
        connection, new Broadcast(Topic.of(topic), "event", Payload.of("n", number)));
  }

  void commit(String topic, int... numbers) throws SQLException {
    try (Connection connection = begin()) {
      for (int number : numbers) {
        add(connection, topic, number);
      }
      connection.commit();
    }
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = keeper.createStatement()) {
      statement.execute(sql);
    }
  }

  long count() throws SQLException {
    try (Statement statement = keeper.createStatement();
        ResultSet found = statement.executeQuery("select count(*) from garuda_outbox")) {
      found.next();
      return found.getLong(1);
    }
  }

  @Override
  public void close() throws SQLException {
    keeper.close();
  }
}
