package io.garuda.transport.websocket;

import io.garuda.transport.CleanStack;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * The executor of a Jakarta EE server with which Tyrus runs its timeouts.
 *
 * <p>Its one thread is never ended. Payara starts it with the first WebSocket, below our filter, and then
 * it would keep this application for ever: see {@link CleanStack}.
 */
final class TyrusTimers {
  private static final System.Logger LOG = System.getLogger(TyrusTimers.class.getName());
  private static final String EXECUTOR = "java:comp/DefaultManagedScheduledExecutorService";

  private TyrusTimers() {}

  /** Will have its thread started now, if it has none; needs no such server. */
  @SuppressWarnings("BanJNDI") // a name of the server's own
  static void begin() {
    try {
      CleanStack.run(schedule(InitialContext.doLookup(EXECUTOR)));
    } catch (NamingException e) {
      LOG.log(Level.DEBUG, "no executor of the server's for timeouts", e);
    }
  }

  /** Will return a call that has a thread do nothing. */
  private static MethodHandle schedule(ScheduledExecutorService executor) {
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    try {
      MethodHandle nothing =
          lookup.findStatic(Thread.class, "yield", MethodType.methodType(void.class));
      MethodHandle schedule = lookup.findVirtual(
          ScheduledExecutorService.class,
          "schedule",
          MethodType.methodType(ScheduledFuture.class, Runnable.class, long.class, TimeUnit.class));
      return MethodHandles.insertArguments(
          schedule,
          0,
          executor,
          MethodHandleProxies.asInterfaceInstance(Runnable.class, nothing),
          0L,
          TimeUnit.SECONDS);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("expected ScheduledExecutorService.schedule", e);
    }
  }
}
