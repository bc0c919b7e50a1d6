package io.garuda.endpoint;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds annotations that would silently do nothing, since no interceptor can run where they stand.
 *
 * <p>An interceptor runs around a method by overriding it, so class and method must not be final, and
 * the method neither private nor static.
 */
final class Interceptable {
  private final Predicate<Class<? extends Annotation>> isBinding;

  /**
   * Will ask this for each annotation.
   *
   * @param isBinding as {@code BeanManager.isInterceptorBinding}
   */
  Interceptable(Predicate<Class<? extends Annotation>> isBinding) {
    this.isBinding = isBinding;
  }

  /**
   * Will check a class and what it inherits.
   *
   * @throws IllegalStateException if an interceptor would be left out
   */
  void check(Class<?> bean) {
    String onClass = binding(bean);
    if (onClass != null) {
      mustBeOpen(bean, onClass);
    }
    for (Class<?> type = bean; type != null && type != Object.class; type = type.getSuperclass()) {
      for (Method method : type.getDeclaredMethods()) {
        check(bean, method, onClass);
      }
    }
  }

  private void check(Class<?> bean, Method method, @Nullable String onClass) {
    String where = method.getDeclaringClass().getName() + "." + method.getName();
    int hidden = method.getModifiers() & (Modifier.PRIVATE | Modifier.STATIC);
    String onMethod = binding(method);
    if (onMethod != null) {
      mustBeOpen(bean, onMethod);
      if (hidden != 0) {
        throw mistake(onMethod, where, Modifier.toString(hidden) + " method", "make it public");
      }
    }
    String applies = onMethod != null ? onMethod : onClass;
    if (applies != null
        && hidden == 0
        && !method.isSynthetic()
        && Modifier.isFinal(method.getModifiers())) {
      throw mistake(applies, where, "final method", "remove final");
    }
  }

  private static void mustBeOpen(Class<?> bean, String annotation) {
    if (Modifier.isFinal(bean.getModifiers())) {
      throw mistake(annotation, bean.getName(), "final class", "remove final");
    }
  }

  private @Nullable String binding(AnnotatedElement element) {
    Optional<String> found = Arrays.stream(element.getAnnotations())
        .map(Annotation::annotationType)
        .filter(isBinding)
        .map(type -> "@" + type.getSimpleName())
        .findFirst();
    return found.orElse(null);
  }

  private static IllegalStateException mistake(
      String annotation, String where, String got, String cure) {
    return new IllegalStateException("expected " + annotation
        + " where an interceptor can run, got: " + got + " " + where + "; " + cure);
  }
}
