package io.garuda.transaction;

/** Those that our interceptors begin. */
final class LocalTransactions implements Transactions {
  @Override
  public boolean isRunning() {
    return LocalTransaction.current() != null;
  }

  @Override
  public void afterCommit(Runnable task) {
    LocalTransaction running = LocalTransaction.current();
    if (running == null) {
      throw new IllegalStateException("expected a transaction, got none");
    }
    running.afterCommit(task);
  }
}
