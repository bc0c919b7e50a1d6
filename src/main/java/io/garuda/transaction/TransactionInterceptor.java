package io.garuda.transaction;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.InvalidTransactionException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.TransactionRequiredException;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import jakarta.transaction.TransactionalException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jboss.weld.interceptor.WeldInvocationContext;
import org.jspecify.annotations.Nullable;

/**
 * Runs {@link Transactional} methods as Jakarta Transactions 2.0 section 3.7 says, in a {@link
 * LocalTransaction}.
 *
 * <p>One class for each type, since the type is part of the binding.
 */
abstract sealed class TransactionInterceptor {
  /** Where the specification wants it. */
  private static final int PRIORITY = Interceptor.Priority.PLATFORM_BEFORE + 200;

  static final List<Class<? extends TransactionInterceptor>> ALL = List.of(
      Required.class,
      RequiresNew.class,
      Mandatory.class,
      Supports.class,
      NotSupported.class,
      Never.class);

  /** Will run the call, in the transaction that runs on this thread if there is one. */
  abstract @Nullable Object run(InvocationContext call, @Nullable LocalTransaction running)
      throws Exception;

  @AroundInvoke
  @Nullable
  Object around(InvocationContext call) throws Exception {
    return run(call, LocalTransaction.current());
  }

  private static @Nullable Object join(InvocationContext call, LocalTransaction running)
      throws Exception {
    try {
      return call.proceed();
    } catch (Exception | Error e) {
      if (rollsBack(call, e)) {
        running.setRollbackOnly();
      }
      throw e;
    }
  }

  private static @Nullable Object begin(
      InvocationContext call, @Nullable LocalTransaction suspended) throws Exception {
    LocalTransaction own = new LocalTransaction();
    LocalTransaction.resume(own);
    try {
      Object result = join(call, own);
      end(own);
      if (own.isRollbackOnly()) {
        throw new TransactionalException(
            "expected to commit, got: rolled back, since a method that joined has failed",
            new RollbackException());
      }
      return result;
    } catch (Exception | Error e) {
      endAfter(e, own);
      throw e;
    } finally {
      LocalTransaction.resume(suspended);
    }
  }

  /** Will end it unless it has ended, and fail with what the method failed with. */
  private static void endAfter(Throwable failure, LocalTransaction own) {
    try {
      end(own);
    } catch (TransactionalException e) {
      failure.addSuppressed(e);
    }
  }

  private static void end(LocalTransaction own) {
    try {
      if (own.isRollbackOnly()) {
        own.rollback();
      } else {
        own.commit();
      }
    } catch (SQLException e) {
      throw new TransactionalException("the transaction did not end: " + e.getMessage(), e);
    }
  }

  private static boolean rollsBack(InvocationContext call, Throwable failure) {
    for (Transactional rule :
        ((WeldInvocationContext) call).getInterceptorBindingsByType(Transactional.class)) {
      if (isOneOf(rule.dontRollbackOn(), failure)) {
        return false;
      }
      if (isOneOf(rule.rollbackOn(), failure)) {
        return true;
      }
    }
    return failure instanceof RuntimeException || failure instanceof Error;
  }

  private static boolean isOneOf(Class<?>[] types, Throwable failure) {
    return Arrays.stream(types).anyMatch(type -> type.isInstance(failure));
  }

  @Interceptor
  @Priority(PRIORITY)
  @Transactional(TxType.REQUIRED)
  static final class Required extends TransactionInterceptor {
    @Override
    @Nullable
    Object run(InvocationContext call, @Nullable LocalTransaction running) throws Exception {
      return running == null ? begin(call, null) : join(call, running);
    }
  }

  @Interceptor
  @Priority(PRIORITY)
  @Transactional(TxType.REQUIRES_NEW)
  static final class RequiresNew extends TransactionInterceptor {
    @Override
    @Nullable
    Object run(InvocationContext call, @Nullable LocalTransaction running) throws Exception {
      return begin(call, running);
    }
  }

  @Interceptor
  @Priority(PRIORITY)
  @Transactional(TxType.MANDATORY)
  static final class Mandatory extends TransactionInterceptor {
    @Override
    @Nullable
    Object run(InvocationContext call, @Nullable LocalTransaction running) throws Exception {
      if (running == null) {
        throw new TransactionalException(
            "expected a transaction around " + call.getMethod() + ", got none",
            new TransactionRequiredException());
      }
      return join(call, running);
    }
  }

  @Interceptor
  @Priority(PRIORITY)
  @Transactional(TxType.SUPPORTS)
  static final class Supports extends TransactionInterceptor {
    @Override
    @Nullable
    Object run(InvocationContext call, @Nullable LocalTransaction running) throws Exception {
      return running == null ? call.proceed() : join(call, running);
    }
  }

  @Interceptor
  @Priority(PRIORITY)
  @Transactional(TxType.NOT_SUPPORTED)
  static final class NotSupported extends TransactionInterceptor {
    @Override
    @Nullable
    Object run(InvocationContext call, @Nullable LocalTransaction running) throws Exception {
      LocalTransaction.resume(null);
      try {
        return call.proceed();
      } finally {
        LocalTransaction.resume(running);
      }
    }
  }

  @Interceptor
  @Priority(PRIORITY)
  @Transactional(TxType.NEVER)
  static final class Never extends TransactionInterceptor {
    @Override
    @Nullable
    Object run(InvocationContext call, @Nullable LocalTransaction running) throws Exception {
      if (running != null) {
        throw new TransactionalException(
            "expected no transaction around " + call.getMethod() + ", got one",
            new InvalidTransactionException());
      }
      return call.proceed();
    }
  }
}
