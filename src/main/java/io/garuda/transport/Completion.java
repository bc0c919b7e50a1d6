package io.garuda.transport;

import jakarta.servlet.AsyncContext;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Ends an asynchronous answer, so that no thread of the server's is bound to the application by it.
 *
 * <p>The server may start a thread of its pool on the call: see {@link CleanStack}.
 */
public final class Completion {
  private static final System.Logger LOG = System.getLogger(Completion.class.getName());
  private static final MethodHandle COMPLETE = complete();

  private Completion() {}

  private static MethodHandle complete() {
    try {
      return MethodHandles.publicLookup()
          .findVirtual(AsyncContext.class, "complete", MethodType.methodType(void.class));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("expected AsyncContext.complete", e);
    }
  }

  /** Will end it; does nothing if the server has done so; any thread. */
  public static void complete(AsyncContext async) {
    try {
      CleanStack.run(COMPLETE.bindTo(async));
    } catch (IllegalStateException e) {
      LOG.log(Level.DEBUG, "the server had ended a request that its client left", e);
    }
  }
}
