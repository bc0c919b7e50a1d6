package io.garuda.testkit;

import io.garuda.channel.Channel;
import io.garuda.channel.UserCode;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes sockets and channels by the test's factories, and tells each client of its own.
 *
 * <p>A mailbox asks for its runner on the thread that sends the join, which is in {@link #as}; the
 * runner brings the client to the threads that run the mailbox.
 */
final class TestUserCode implements UserCode {
  private static final ThreadLocal<@Nullable TestClient> CURRENT = new ThreadLocal<>();

  private final Map<Class<?>, Supplier<?>> factories = new ConcurrentHashMap<>();

  void factory(Class<?> type, Supplier<?> factory) {
    factories.put(type, factory);
  }

  /** Will run a task in the name of a client. */
  void as(@Nullable TestClient client, Runnable task) {
    TestClient before = CURRENT.get();
    CURRENT.set(client);
    try {
      task.run();
    } finally {
      CURRENT.set(before);
    }
  }

  @Override
  public <T> Handle<T> create(Class<T> type) {
    Supplier<?> factory = factories.get(type);
    T made = type.cast(factory != null ? factory.get() : construct(type));
    TestClient client = CURRENT.get();
    if (client == null || !(made instanceof Channel)) {
      return new Handle<>(made, () -> {});
    }
    client.channelMade();
    return new Handle<>(made, client::channelReleased);
  }

  private static Object construct(Class<?> type) {
    try {
      Constructor<?> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance();
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(
          "the constructor of " + type.getName() + " failed", e.getCause());
    } catch (ReflectiveOperationException e) {
      String name = type.getSimpleName();
      String with = Channel.class.isAssignableFrom(type) ? "with" : "withSocket";
      throw new IllegalStateException(
          "expected a constructor without parameters, got: " + type.getName()
              + "; tell the test how to make it: ChannelCase.of(endpoint)." + with + "(" + name
              + ".class, () -> new " + name + "(...))",
          e);
    }
  }

  @Override
  public Runner runner() {
    TestClient client = CURRENT.get();
    return task -> as(client, () -> {
      try {
        task.run();
      } catch (RuntimeException | Error e) {
        if (client != null) {
          client.crashed(e);
        }
        throw e;
      }
    });
  }
}
