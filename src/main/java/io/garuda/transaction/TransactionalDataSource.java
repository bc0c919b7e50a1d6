package io.garuda.transaction;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A data source whose connections are those of the transaction that runs on the thread, if one does. */
final class TransactionalDataSource implements DataSource {
  private final DataSource source;

  TransactionalDataSource(DataSource source) {
    this.source = source;
  }

  /** Will return what the application made. */
  DataSource source() {
    return source;
  }

  @Override
  public Connection getConnection() throws SQLException {
    LocalTransaction running = LocalTransaction.current();
    return running == null ? source.getConnection() : running.connection(source);
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    if (LocalTransaction.current() != null) {
      throw new SQLFeatureNotSupportedException(
          "expected getConnection() in a transaction, got: with a user; configure the DataSource");
    }
    return source.getConnection(user, password);
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return source.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    source.setLogWriter(out);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return source.getLoginTimeout();
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    source.setLoginTimeout(seconds);
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return source.getParentLogger();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return type.isInstance(source) ? type.cast(source) : source.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return type.isInstance(source) || source.isWrapperFor(type);
  }
}
