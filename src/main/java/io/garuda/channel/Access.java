package io.garuda.channel;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Who may call a method: everybody, or whoever has one of some roles.
 *
 * <p>Read from {@link RolesAllowed}, {@link PermitAll} and {@link DenyAll}. What stands on the method
 * counts, else on the class that declares it, else on what either overrides or extends, else on the
 * bean's own class. So what is closed above stays closed below until it is opened in words.
 */
record Access(boolean open, Set<String> roles) {
  private static final Access OPEN = new Access(true, Set.of());

  static Access of(Class<?> bean, Method method) {
    for (Class<?> type = method.getDeclaringClass(); type != null; type = type.getSuperclass()) {
      Class<?> own = type;
      Optional<Access> found = declared(type, method).flatMap(Access::on).or(() -> on(own));
      if (found.isPresent()) {
        return found.get();
      }
    }
    for (Class<?> type = bean; type != null; type = type.getSuperclass()) {
      Optional<Access> found = on(type);
      if (found.isPresent()) {
        return found.get();
      }
    }
    return OPEN;
  }

  /** Will do so for a public method that the bean surely has. */
  static Access of(Class<?> bean, String method, Class<?>... parameters) {
    try {
      return of(bean, bean.getMethod(method, parameters));
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException("expected " + method + " in " + bean.getName(), e);
    }
  }

  private static Optional<Method> declared(Class<?> type, Method method) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(other -> same(other, method) && !other.isBridge())
        .findFirst();
  }

  private static boolean same(Method one, Method other) {
    return one.getName().equals(other.getName())
        && Arrays.equals(one.getParameterTypes(), other.getParameterTypes());
  }

  private static Optional<Access> on(AnnotatedElement element) {
    RolesAllowed allowed = element.getAnnotation(RolesAllowed.class);
    if (element.isAnnotationPresent(DenyAll.class)) {
      return Optional.of(new Access(false, Set.of()));
    }
    if (allowed != null) {
      return Optional.of(new Access(false, Set.of(allowed.value())));
    }
    return element.isAnnotationPresent(PermitAll.class) ? Optional.of(OPEN) : Optional.empty();
  }

  boolean allows(Predicate<String> held) {
    return open || roles.stream().anyMatch(held);
  }

  /**
   * Will check that no annotation stands on a method that is asked by no client.
   *
   * @throws IllegalStateException if one does, since it would do nothing
   */
  static void check(Class<?> bean, Predicate<Method> asked, String cure) {
    for (Class<?> type = bean; type != null; type = type.getSuperclass()) {
      for (Method method : type.getDeclaredMethods()) {
        if (!method.isBridge() && on(method).isPresent() && !asked.test(method)) {
          throw mistake(type.getName() + "." + method.getName(), cure);
        }
      }
    }
  }

  /**
   * Will check that no annotation stands anywhere in a class.
   *
   * @throws IllegalStateException if one does, since it would do nothing
   */
  static void refuse(Class<?> bean, String cure) {
    check(bean, method -> false, cure);
    for (Class<?> type = bean; type != null; type = type.getSuperclass()) {
      if (on(type).isPresent()) {
        throw mistake(type.getName(), cure);
      }
    }
  }

  private static IllegalStateException mistake(String where, String cure) {
    return new IllegalStateException("expected @RolesAllowed, @PermitAll and @DenyAll where clients"
        + " are asked for their roles, got: " + where + "; " + cure);
  }
}
