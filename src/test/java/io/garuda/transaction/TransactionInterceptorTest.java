package io.garuda.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.transaction.TransactionInterceptor.Mandatory;
import io.garuda.transaction.TransactionInterceptor.Never;
import io.garuda.transaction.TransactionInterceptor.NotSupported;
import io.garuda.transaction.TransactionInterceptor.Required;
import io.garuda.transaction.TransactionInterceptor.RequiresNew;
import io.garuda.transaction.TransactionInterceptor.Supports;
import jakarta.transaction.InvalidTransactionException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.TransactionRequiredException;
import jakarta.transaction.Transactional;
import jakarta.transaction.TransactionalException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jboss.weld.interceptor.WeldInvocationContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransactionInterceptorTest {
  private interface Body {
    void run() throws Exception;
  }

  @Transactional
  private static final class Plain {}

  @Transactional(rollbackOn = IOException.class, dontRollbackOn = FileNotFoundException.class)
  private static final class Listed {}

  @Transactional(rollbackOn = Exception.class, dontRollbackOn = IllegalStateException.class)
  private static final class Kept {}

  private final DataSource source = new TransactionalDataSource(database());
  private Connection keeper = connection();

  private static DataSource database() {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:" + UUID.randomUUID());
    return database;
  }

  private Connection connection() {
    try {
      return source.getConnection();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void table() throws SQLException {
    try (Statement statement = keeper.createStatement()) {
      statement.execute("create table words (word varchar)");
    }
  }

  @AfterEach
  void nothingIsLeftOnTheThread() throws SQLException {
    assertThat(LocalTransaction.current()).isNull();
    keeper.close();
  }

  private void add(String word) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("insert into words values ('" + word + "')");
    }
  }

  /** Counts what others see. */
  private int count() throws SQLException {
    try (Statement statement = keeper.createStatement();
        ResultSet found = statement.executeQuery("select count(*) from words")) {
      found.next();
      return found.getInt(1);
    }
  }

  private static void call(TransactionInterceptor interceptor, Body body) throws Exception {
    call(interceptor, Plain.class, body);
  }

  private static void call(TransactionInterceptor interceptor, Class<?> rules, Body body)
      throws Exception {
    Transactional binding = rules.getAnnotation(Transactional.class);
    WeldInvocationContext call = (WeldInvocationContext) Proxy.newProxyInstance(
        WeldInvocationContext.class.getClassLoader(),
        new Class<?>[] {WeldInvocationContext.class},
        (proxy, method, arguments) -> answer(method.getName(), binding, body));
    interceptor.around(call);
  }

  private static @Nullable Object answer(String method, Transactional binding, Body body)
      throws Exception {
    return switch (method) {
      case "proceed" -> {
        body.run();
        yield null;
      }
      case "getInterceptorBindingsByType" -> Set.of(binding);
      default -> null;
    };
  }

  private void fail(Class<?> rules, Exception failure) {
    assertThatThrownBy(() -> call(new Required(), rules, () -> {
          add("one");
          throw failure;
        }))
        .isSameAs(failure);
  }

  @Test
  void whatReturnsIsCommittedAtTheEndAndNotBefore() throws Exception {
    call(new Required(), () -> {
      add("one");
      add("two");
      assertThat(count()).isZero();
    });
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void exceptionsRollBackByTheRules() throws Exception {
    fail(Plain.class, new IllegalStateException());
    fail(Listed.class, new IOException());
    fail(Listed.class, new IllegalStateException());
    fail(Kept.class, new IOException());
    assertThat(count()).isZero();
    fail(Plain.class, new IOException());
    fail(Listed.class, new FileNotFoundException());
    fail(Kept.class, new IllegalStateException());
    assertThat(count()).isEqualTo(3);
  }

  @Test
  void requiredMandatoryAndSupportsJoin() throws Exception {
    call(new Required(), () -> {
      call(new Required(), () -> add("one"));
      call(new Mandatory(), () -> add("two"));
      call(new Supports(), () -> add("three"));
      assertThat(count()).isZero();
    });
    assertThat(count()).isEqualTo(3);
  }

  @Test
  void whatFailedInsideRollsBackAllEvenIfItIsCaught() throws Exception {
    assertThatThrownBy(() -> call(new Required(), () -> {
          add("one");
          assertThatThrownBy(() -> call(new Required(), () -> {
                throw new IllegalStateException();
              }))
              .isInstanceOf(IllegalStateException.class);
        }))
        .isInstanceOf(TransactionalException.class)
        .hasCauseInstanceOf(RollbackException.class);
    assertThat(count()).isZero();
  }

  @Test
  void requiresNewAndNotSupportedStandBeside() throws Exception {
    assertThatThrownBy(() -> call(new Required(), () -> {
          add("one");
          call(new RequiresNew(), () -> add("two"));
          assertThat(count()).isEqualTo(1);
          call(new NotSupported(), () -> add("three"));
          assertThat(count()).isEqualTo(2);
          add("four");
          throw new IllegalStateException();
        }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void mandatoryNeedsATransactionAndNeverNone() throws Exception {
    assertThatThrownBy(() -> call(new Mandatory(), () -> add("one")))
        .isInstanceOf(TransactionalException.class)
        .hasCauseInstanceOf(TransactionRequiredException.class);
    call(new Never(), () -> add("two"));
    call(new Supports(), () -> add("three"));
    assertThat(count()).isEqualTo(2);
    assertThatThrownBy(() -> call(new Required(), () -> call(new Never(), () -> add("four"))))
        .isInstanceOf(TransactionalException.class)
        .hasCauseInstanceOf(InvalidTransactionException.class);
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void theApplicationDoesNotEndTheTransactionByItsConnection() throws Exception {
    call(new Required(), () -> {
      try (Connection connection = source.getConnection()) {
        assertThat(connection.getAutoCommit()).isFalse();
        assertThatCode(() -> connection.setAutoCommit(false)).doesNotThrowAnyException();
        assertThatCode(() -> connection.rollback(connection.setSavepoint()))
            .doesNotThrowAnyException();
        assertThatThrownBy(connection::commit).hasMessageContaining("return to commit");
        assertThatThrownBy(connection::rollback).hasMessageContaining("throw to roll back");
        assertThatThrownBy(() -> connection.setAutoCommit(true)).isInstanceOf(SQLException.class);
      }
    });
  }

  @Test
  void aConnectionThatIsKeptIsOfNoUseAfterwards() throws Exception {
    Connection[] kept = new Connection[1];
    call(new Required(), () -> {
      kept[0] = source.getConnection();
      assertThat(kept[0].isClosed()).isFalse();
    });
    assertThat(kept[0].isClosed()).isTrue();
    assertThatThrownBy(kept[0]::createStatement).hasMessageContaining("after its transaction");
  }

  @Test
  void aTaskRunsAfterTheCommitOnceAndNeverAfterARollback() throws Exception {
    List<Integer> found = new ArrayList<>();
    Runnable task = () -> found.add(committed());
    Transactions transactions = new LocalTransactions();
    assertThat(transactions.isRunning()).isFalse();
    call(new Required(), () -> {
      assertThat(transactions.isRunning()).isTrue();
      transactions.afterCommit(task);
      call(new RequiresNew(), () -> add("one"));
      call(new Required(), () -> transactions.afterCommit(task));
      add("two");
      assertThat(found).isEmpty();
    });
    assertThat(found).containsExactly(2);
    assertThatThrownBy(() -> call(new Required(), () -> {
          transactions.afterCommit(task);
          throw new IllegalStateException();
        }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(found).hasSize(1);
  }

  private int committed() {
    try {
      return count();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aSecondSourceIsRefused() {
    DataSource other = new TransactionalDataSource(database());
    assertThatThrownBy(() -> call(new Required(), () -> {
          add("one");
          other.getConnection();
        }))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("got a second one");
  }
}
