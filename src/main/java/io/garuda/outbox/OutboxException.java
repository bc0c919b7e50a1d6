package io.garuda.outbox;

import java.sql.SQLException;

/** Says that the database did not take a message; the transaction is rolled back by it. */
public final class OutboxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OutboxException(String message, SQLException cause) {
    super(message, cause);
  }
}
