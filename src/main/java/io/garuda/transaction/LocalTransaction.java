package io.garuda.transaction;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A transaction of one thread on one data source: that of a connection, taken when it is first asked
 * for.
 */
final class LocalTransaction {
  private static final ThreadLocal<@Nullable LocalTransaction> CURRENT = new ThreadLocal<>();

  private @Nullable DataSource source;
  private @Nullable Connection connection;
  private boolean autoCommit;
  private boolean rollbackOnly;
  private final Set<Runnable> afterCommit = new LinkedHashSet<>();

  /** Will return the transaction of this thread. */
  static @Nullable LocalTransaction current() {
    return CURRENT.get();
  }

  /** Will be the transaction of this thread from now on; none suspends what was. */
  static void resume(@Nullable LocalTransaction transaction) {
    if (transaction == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(transaction);
    }
  }

  /** Will return a view of its connection that cannot end it. */
  Connection connection(DataSource from) throws SQLException {
    if (source != null && !source.equals(from)) {
      throw new SQLException(
          "expected one DataSource in a transaction, got a second one; give each a"
              + " @Transactional method of its own with REQUIRES_NEW, or use a server with JTA");
    }
    Connection own = connection;
    if (own == null) {
      own = from.getConnection();
      connection = own;
      source = from;
      autoCommit = own.getAutoCommit();
      own.setAutoCommit(false);
    }
    return HeldConnection.of(own, () -> connection != null);
  }

  void setRollbackOnly() {
    rollbackOnly = true;
  }

  boolean isRollbackOnly() {
    return rollbackOnly;
  }

  /** Will run a task once this is committed, which must not throw; the same one once. */
  void afterCommit(Runnable task) {
    afterCommit.add(task);
  }

  /** Will give the connection back; what cannot be committed is rolled back. */
  void commit() throws SQLException {
    Connection own = connection;
    if (own != null) {
      try {
        own.commit();
      } catch (SQLException e) {
        setRollbackOnly();
        rollback();
        throw e;
      }
    }
    try {
      if (own != null) {
        giveBack(own);
      }
    } finally {
      afterCommit.forEach(Runnable::run);
    }
  }

  void rollback() throws SQLException {
    Connection own = connection;
    if (own != null) {
      try {
        own.rollback();
      } finally {
        giveBack(own);
      }
    }
  }

  private void giveBack(Connection own) throws SQLException {
    connection = null;
    try (own) {
      own.setAutoCommit(autoCommit);
    }
  }
}
