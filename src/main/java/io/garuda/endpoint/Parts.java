package io.garuda.endpoint;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import java.lang.reflect.InvocationTargetException;

/** Makes what controllers name by its class: beans, or plain objects that need nothing. */
final class Parts {
  private Parts() {}

  /**
   * Will return the bean of a class, or else a new object.
   *
   * @throws IllegalStateException if it is neither a bean nor has a constructor without parameters
   */
  static <T> T make(Class<T> type) {
    Instance<T> bean = CDI.current().select(type);
    if (bean.isResolvable()) {
      return bean.get();
    }
    try {
      return type.getConstructor().newInstance();
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("the constructor of " + type.getName() + " failed", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "expected a CDI bean, or a public class with a public constructor without parameters, got: "
              + type.getName() + "; annotate it with @ApplicationScoped or make them public",
          e);
    }
  }
}
