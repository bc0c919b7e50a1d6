package io.garuda.controller;

import io.garuda.conn.Conn;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fallbacks that controllers name, made at boot; then only read. */
public final class Fallbacks {
  private record Known(Class<?> refused, Fallback<?> fallback) {
    @SuppressWarnings("unchecked") // checked by its class
    Object answer(Object result, Conn conn) {
      return ((Fallback<Object>) fallback).answer(result, conn);
    }
  }

  private final Map<Class<?>, Known> byController = new HashMap<>();
  private final Function<Class<?>, Object> maker;

  /** Will make fallbacks by a function that knows the application's beans. */
  public Fallbacks(Function<Class<?>, Object> maker) {
    this.maker = maker;
  }

  /**
   * Will make the fallback that a controller names, if it does; at boot.
   *
   * @throws IllegalStateException if it cannot be told what it answers
   */
  public void add(Class<?> controller) {
    ActionFallback named = controller.getAnnotation(ActionFallback.class);
    if (named != null && !byController.containsKey(controller)) {
      Fallback<?> fallback = (Fallback<?>) maker.apply(named.value());
      byController.put(controller, new Known(refused(named.value()), fallback));
    }
  }

  private static Class<?> refused(Class<?> fallback) {
    for (Type type : fallback.getGenericInterfaces()) {
      if (type instanceof ParameterizedType generic
          && generic.getRawType() == Fallback.class
          && generic.getActualTypeArguments()[0] instanceof Class<?> refused) {
        return refused;
      }
    }
    throw new IllegalStateException("expected a class that implements Fallback<Refusal>, got: "
        + fallback.getName() + "; name the class that it answers for");
  }

  @Nullable
  Object answer(Class<?> controller, Object result, Conn conn) {
    Known known = byController.get(controller);
    return known != null && known.refused().isInstance(result)
        ? known.answer(result, conn)
        : result;
  }
}
