package io.garuda.channel;

/** How the application's own classes are made and run; CDI where there is CDI. */
public interface UserCode {
  /** An instance and what must be called once when it is no longer used. */
  record Handle<T>(T instance, Runnable release) {}

  <T> Handle<T> create(Class<T> type);

  /** Will run a task on this thread in the application's context: class loader, request scope. */
  void run(Runnable task);

  /** Makes instances by their public no-argument constructor and adds no context; for tests. */
  static UserCode plain() {
    return new UserCode() {
      @Override
      public <T> Handle<T> create(Class<T> type) {
        try {
          return new Handle<>(type.getConstructor().newInstance(), () -> {});
        } catch (ReflectiveOperationException e) {
          throw new IllegalArgumentException(
              "expected a public class with a public no-argument constructor, got: " + type.getName(), e);
        }
      }

      @Override
      public void run(Runnable task) {
        task.run();
      }
    };
  }
}
