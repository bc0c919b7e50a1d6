package io.garuda.transport;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.security.AccessControlContext;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.security.ProtectionDomain;
import java.util.function.Consumer;

/**
 * Makes a call with its own protection domain alone, and no loader of an application's; {@link CleanStack} loads it apart, with one that is
 * nobody's. Uses nothing but the JDK.
 */
@SuppressWarnings("removal") // of use only where it is not removed
public final class CleanCall implements Consumer<MethodHandle> {
  private static final AccessControlContext NOBODY =
      new AccessControlContext(new ProtectionDomain[0]);

  @Override
  public void accept(MethodHandle call) {
    PrivilegedAction<?> action =
        MethodHandleProxies.asInterfaceInstance(PrivilegedAction.class, call);
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(ClassLoader.getSystemClassLoader()); // threads inherit this, too
    try {
      Object unused = AccessController.doPrivileged(action, NOBODY);
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
