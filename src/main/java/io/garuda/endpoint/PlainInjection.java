package io.garuda.endpoint;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.InjectionTarget;
import jakarta.enterprise.inject.spi.ProcessInjectionTarget;
import jakarta.interceptor.Interceptor;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Lets CDI alone fill the controllers that ask nothing of JAX-RS.
 *
 * <p>Jersey's bridge to CDI has HK2 look for {@code @Context} in each new controller, which takes about a
 * tenth of a JSON answer. What has such an annotation on a field, a constructor or a method keeps it.
 */
public class PlainInjection implements Extension {
  private static final int DEFAULT = Interceptor.Priority.APPLICATION + 500; // CDI 4.0, 10.4.1
  private static final String BRIDGE = "org.glassfish.jersey.ext.cdi1x.";

  private final Map<Class<?>, InjectionTarget<?>> plain = new HashMap<>();

  <X> void keep(@Observes @Priority(DEFAULT - 1) ProcessInjectionTarget<X> event) {
    Class<X> type = event.getAnnotatedType().getJavaClass();
    if (asksNothing(type)) {
      plain.put(type, event.getInjectionTarget());
    }
  }

  @SuppressWarnings("unchecked") // it is the target of this type
  <X> void restore(@Observes @Priority(DEFAULT + 1) ProcessInjectionTarget<X> event) {
    InjectionTarget<?> kept = plain.remove(event.getAnnotatedType().getJavaClass());
    if (kept != null && event.getInjectionTarget().getClass().getName().startsWith(BRIDGE)) {
      event.setInjectionTarget((InjectionTarget<X>) kept);
    }
  }

  static boolean asksNothing(Class<?> type) {
    for (Class<?> part = type; part != null && part != Object.class; part = part.getSuperclass()) {
      if (isOfRest(part.getDeclaredAnnotations())
          || Stream.of(part.getDeclaredFields())
              .map(Field::getDeclaredAnnotations)
              .anyMatch(PlainInjection::isOfRest)
          || Stream.of(part.getDeclaredMethods())
              .map(Method::getDeclaredAnnotations)
              .anyMatch(PlainInjection::isOfRest)
          || Stream.of(part.getDeclaredConstructors())
              .map(Constructor::getParameterAnnotations)
              .flatMap(Stream::of)
              .anyMatch(PlainInjection::isOfRest)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOfRest(Annotation[] annotations) {
    return Stream.of(annotations)
        .map(annotation -> annotation.annotationType().getName())
        .anyMatch(
            name -> name.startsWith("jakarta.ws.rs.") || name.startsWith("org.glassfish.jersey."));
  }
}
