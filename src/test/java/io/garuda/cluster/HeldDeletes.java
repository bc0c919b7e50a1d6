package io.garuda.cluster;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/** A trigger of the database that lets a delete wait: so what was published is not yet forgotten. */
public final class HeldDeletes implements Trigger {
  private static final long DEADLINE_SECONDS = 30;

  private static volatile CountDownLatch reached = new CountDownLatch(0);
  private static volatile CountDownLatch released = new CountDownLatch(0);

  /** Will hold the deletes that come from now on. */
  static void hold() {
    reached = new CountDownLatch(1);
    released = new CountDownLatch(1);
  }

  /** Will wait until one comes. */
  static void awaitOne() throws InterruptedException {
    if (!reached.await(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("expected a delete, got none");
    }
  }

  static void release() {
    released.countDown();
  }

  @Override
  public void fire(
      Connection connection, @Nullable Object @Nullable [] old, @Nullable Object @Nullable [] now)
      throws SQLException {
    reached.countDown();
    try {
      if (!released.await(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
        throw new SQLException("expected the test to go on");
      }
    } catch (InterruptedException e) {
      throw new SQLException("interrupted", e);
    }
  }
}
