package io.garuda.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A registry that keeps what it is told; Payara's is asked by the contract server. */
class ServerTransactionsTest {
  private final Map<Object, Object> resources = new HashMap<>();
  private final List<Synchronization> registered = new ArrayList<>();
  private Optional<String> running = Optional.of("a transaction");

  private final Transactions transactions =
      new ServerTransactions((TransactionSynchronizationRegistry) Proxy.newProxyInstance(
          TransactionSynchronizationRegistry.class.getClassLoader(),
          new Class<?>[] {TransactionSynchronizationRegistry.class},
          (proxy, method, arguments) -> answer(method.getName(), arguments)));

  private @Nullable Object answer(String method, Object... arguments) {
    return switch (method) {
      case "getTransactionKey" -> running.orElse(null);
      case "getResource" -> resources.get(arguments[0]);
      case "putResource" -> resources.put(arguments[0], arguments[1]);
      case "registerInterposedSynchronization" -> {
        registered.add((Synchronization) arguments[0]);
        yield null;
      }
      default -> throw new IllegalArgumentException(method);
    };
  }

  @Test
  void aTransactionRunsWhereTheServerHasAKeyForIt() {
    assertThat(transactions.isRunning()).isTrue();
    running = Optional.empty();
    assertThat(transactions.isRunning()).isFalse();
  }

  @Test
  void aTaskRunsAfterTheCommitOnceAndNeverAfterARollback() {
    List<String> ran = new ArrayList<>();
    Runnable task = () -> ran.add("task");
    transactions.afterCommit(task);
    transactions.afterCommit(task);
    assertThat(registered).hasSize(1);
    registered.get(0).beforeCompletion();
    registered.get(0).afterCompletion(Status.STATUS_ROLLEDBACK);
    registered.get(0).afterCompletion(Status.STATUS_UNKNOWN);
    assertThat(ran).isEmpty();
    registered.get(0).afterCompletion(Status.STATUS_COMMITTED);
    assertThat(ran).hasSize(1);
  }
}
