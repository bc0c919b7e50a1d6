package io.garuda.transaction;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Those of Jakarta Transactions, whoever begins them. */
final class ServerTransactions implements Transactions {
  private final TransactionSynchronizationRegistry registry;

  ServerTransactions(TransactionSynchronizationRegistry registry) {
    this.registry = registry;
  }

  @Override
  public boolean isRunning() {
    return registry.getTransactionKey() != null;
  }

  @Override
  public void afterCommit(Runnable task) {
    if (registry.getResource(task) != null) {
      return;
    }
    registry.registerInterposedSynchronization(new Synchronization() {
      @Override
      public void beforeCompletion() {
        // nothing to do before
      }

      @Override
      public void afterCompletion(int status) {
        if (status == Status.STATUS_COMMITTED) {
          task.run();
        }
      }
    });
    registry.putResource(task, true);
  }
}
