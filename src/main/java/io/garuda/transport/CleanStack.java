package io.garuda.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.security.ProtectionDomain;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Calls a server as if none of our code stood on the stack.
 *
 * <p>Up to JDK 23 a thread keeps the protection domains of all code that stood on the stack when it was
 * started, ours and with that our class loader, and hands them on to the threads that it starts: a pool of
 * the server's that starts one on a call of ours would keep an application for ever that was undeployed. So
 * there such a call is made by a {@link CleanCall}, whose domain has no loader.
 */
public final class CleanStack {
  private static final boolean NEEDED = Runtime.version().feature() < 24;

  private CleanStack() {}

  /**
   * Will make a call; throws what it throws.
   *
   * @param call a method of the JDK's or of an API, with all its arguments bound
   */
  public static void run(MethodHandle call) {
    Made.CALL.accept(call);
  }

  /** Made when it is first needed. */
  private static final class Made {
    static final Consumer<MethodHandle> CALL = NEEDED ? isolated() : new CleanCall();

    @SuppressWarnings("unchecked") // that is what it implements
    private static Consumer<MethodHandle> isolated() {
      try {
        return (Consumer<MethodHandle>)
            new Isolation().cleanCall().getDeclaredConstructor().newInstance();
      } catch (ReflectiveOperationException e) {
        throw new LinkageError("expected to make a " + CleanCall.class.getName(), e);
      }
    }
  }

  /** Loads one class, and sees nothing but the JDK. */
  private static final class Isolation extends ClassLoader {
    Isolation() {
      super(null);
    }

    Class<?> cleanCall() {
      String name = CleanCall.class.getName();
      try (InputStream in = CleanStack.class.getResourceAsStream("CleanCall.class")) {
        byte[] bytes = Objects.requireNonNull(in, name).readAllBytes();
        return defineClass(name, bytes, 0, bytes.length, new ProtectionDomain(null, null));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
