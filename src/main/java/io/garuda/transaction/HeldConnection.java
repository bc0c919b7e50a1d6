package io.garuda.transaction;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The connection of a transaction as the application sees it: its close does not end it. */
final class HeldConnection implements InvocationHandler {
  private final Connection connection;
  private final BooleanSupplier open;
  private boolean closed;

  private HeldConnection(Connection connection, BooleanSupplier open) {
    this.connection = connection;
    this.open = open;
  }

  /**
   * Will hand out a connection.
   *
   * @param open whether its transaction goes on
   */
  static Connection of(Connection connection, BooleanSupplier open) {
    return (Connection) Proxy.newProxyInstance(
        HeldConnection.class.getClassLoader(),
        new Class<?>[] {Connection.class},
        new HeldConnection(connection, open));
  }

  @Override
  public @Nullable Object invoke(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    boolean over = closed || !open.getAsBoolean();
    switch (method.getName()) {
      case "close", "abort" -> {
        closed = true;
        return null;
      }
      case "isClosed" -> {
        return over || connection.isClosed();
      }
      case "equals" -> {
        return arguments != null && proxy == arguments[0];
      }
      case "hashCode" -> {
        return System.identityHashCode(proxy);
      }
      case "toString" -> {
        return "held " + connection;
      }
      default -> {
        if (over) {
          throw new SQLException(
              "expected an open connection, got: closed, or after its transaction;"
                  + " ask the DataSource for one where it is used");
        }
        if (ends(method, arguments)) {
          throw new SQLException("expected @Transactional to end its transaction, got: "
              + method.getName() + "; return to commit, throw to roll back");
        }
        return call(method, arguments);
      }
    }
  }

  private static boolean ends(Method method, @Nullable Object @Nullable [] arguments) {
    return switch (method.getName()) {
      case "commit" -> true;
      case "rollback" -> arguments == null; // the other one goes back to a savepoint
      case "setAutoCommit" -> arguments != null && Boolean.TRUE.equals(arguments[0]);
      default -> false;
    };
  }

  private @Nullable Object call(Method method, @Nullable Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(connection, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
