package io.garuda.channel;

/** How the application's own classes are made and run; CDI where there is CDI. */
public interface UserCode {
  /** An instance and what must be called once when it is no longer used. */
  record Handle<T>(T instance, Runnable release) {}

  <T> Handle<T> create(Class<T> type);

  /**
   * Will check at boot that a class can be made, and run as it says.
   *
   * @throws IllegalStateException if it cannot
   */
  default void check(Class<?> type) {}

  /** Runs tasks on the calling thread, one at a time, in the application's context. */
  interface Runner {
    void run(Runnable task);
  }

  /** Will make the runner of one mailbox: class loader, request scope. */
  Runner runner();

  /** Makes instances by their public no-argument constructor and adds no context; for tests. */
  static UserCode plain() {
    return new UserCode() {
      @Override
      public <T> Handle<T> create(Class<T> type) {
        try {
          return new Handle<>(type.getConstructor().newInstance(), () -> {});
        } catch (ReflectiveOperationException e) {
          throw new IllegalArgumentException(
              "expected a public class with a public no-argument constructor, got: "
                  + type.getName(),
              e);
        }
      }

      @Override
      public Runner runner() {
        return Runnable::run;
      }
    };
  }
}
