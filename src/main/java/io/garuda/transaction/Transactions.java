package io.garuda.transaction;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** The transaction that runs on the calling thread, be it the server's or one of {@code @Transactional} here. */
public interface Transactions {
  /** Whether one runs. */
  boolean isRunning();

  /**
   * Will run a task once the transaction has been committed, and never if it is rolled back.
   *
   * <p>On the thread that commits; the task must neither block nor throw. The same one runs once for each
   * transaction.
   */
  void afterCommit(Runnable task);

  /**
   * Will find those that {@code @Transactional} of an application begins.
   *
   * @throws IllegalStateException if they are neither ours nor those of Jakarta Transactions
   */
  @SuppressWarnings("BanJNDI") // a name of the specification's
  static Transactions of(BeanManager beans) {
    if (beans.getExtension(TransactionExtension.class).isActive()) {
      return new LocalTransactions();
    }
    String name = "java:comp/TransactionSynchronizationRegistry";
    try {
      return new ServerTransactions(
          (TransactionSynchronizationRegistry) InitialContext.doLookup(name));
    } catch (NamingException e) {
      throw new IllegalStateException(
          "expected Jakarta Transactions at " + name
              + ", since the interceptors of @Transactional are not ours, got none; bind it, or take"
              + " away what brings them",
          e);
    }
  }
}
