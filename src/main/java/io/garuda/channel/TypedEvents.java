package io.garuda.channel;

import io.garuda.socket.Payload;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The methods of a channel's class that {@link On} names events for; looked up once for a class. */
final class TypedEvents {
  private static final ClassValue<TypedEvents> KNOWN = new ClassValue<>() {
    @Override
    protected TypedEvents computeValue(Class<?> type) {
      return new TypedEvents(type);
    }
  };

  private final Map<String, TypedEvent> events = new HashMap<>();

  private TypedEvents(Class<?> channel) {
    for (Method method : methods(channel)) {
      On on = method.getAnnotation(On.class);
      if (on == null) {
        continue;
      }
      check(method, on.value());
      TypedEvent other = events.putIfAbsent(on.value(), new TypedEvent(method));
      if (other != null) {
        throw mistake(
            method,
            "one method for an event",
            "also " + other.method().getName(),
            "handle the event in one of them");
      }
    }
  }

  /**
   * Will find the methods of a class.
   *
   * @throws IllegalStateException if one of them cannot work
   */
  static TypedEvents of(Class<?> channel) {
    return KNOWN.get(channel);
  }

  Optional<TypedEvent> find(String event) {
    return Optional.ofNullable(events.get(event));
  }

  Collection<TypedEvent> all() {
    return events.values();
  }

  /** Will return what a class declares and inherits, without what is overridden. */
  private static Collection<Method> methods(Class<?> channel) {
    Map<String, Method> found = new LinkedHashMap<>();
    for (Class<?> type = channel; type != null; type = type.getSuperclass()) {
      for (Method method : type.getDeclaredMethods()) {
        if (!method.isBridge()) {
          add(found, method);
        }
      }
    }
    for (Method method : channel.getMethods()) { // defaults of interfaces
      if (!method.isBridge()) {
        add(found, method);
      }
    }
    return found.values();
  }

  private static void add(Map<String, Method> found, Method method) {
    boolean own = Modifier.isPrivate(method.getModifiers());
    String key = (own ? method.getDeclaringClass().getName() + "." : "")
        + method.getName()
        + Arrays.toString(method.getParameterTypes());
    Method override = found.putIfAbsent(key, method);
    if (override != null
        && method.isAnnotationPresent(On.class)
        && !override.isAnnotationPresent(On.class)) {
      throw mistake(
          method,
          "@On on what overrides it",
          "none on " + name(override),
          "repeat it there, so that the event still arrives");
    }
  }

  private static void check(Method method, String event) {
    if (event.isBlank() || event.startsWith("phx_")) {
      throw mistake(
          method,
          "an event of the application's",
          "\"" + event + "\", which never arrives here",
          "name another event; use join and terminate for what phx_join and phx_leave mean");
    }
    if ((method.getModifiers() & (Modifier.PRIVATE | Modifier.STATIC)) != 0) {
      throw mistake(
          method,
          "a method that interceptors can run around",
          Modifier.toString(method.getModifiers()),
          "make it neither private nor static");
    }
    List<Class<?>> payloads = new ArrayList<>(List.of(method.getParameterTypes()));
    payloads.remove(Socket.class);
    if (payloads.size() > 1
        || !payloads.stream()
            .allMatch(type -> type.isRecord() || type == Payload.class || type == byte[].class)) {
      throw mistake(
          method,
          "as parameters at most one record, Payload or byte[], and one Socket",
          Arrays.stream(method.getParameterTypes())
              .map(Class::getSimpleName)
              .toList()
              .toString(),
          "bind the payload to a record");
    }
    Class<?> result = method.getReturnType();
    if (result != void.class
        && !result.isRecord()
        && !HandleInResult.class.isAssignableFrom(result)
        && !Map.class.isAssignableFrom(result)
        && result != Payload.class) {
      throw mistake(
          method,
          "void, HandleInResult, Payload, a record or a Map as its result",
          result.getSimpleName(),
          "return one of these");
    }
  }

  private static String name(Method method) {
    return method.getDeclaringClass().getSimpleName() + "." + method.getName();
  }

  private static IllegalStateException mistake(
      Method method, String expected, String got, String cure) {
    String event = method.getAnnotation(On.class).value();
    return new IllegalStateException("expected " + expected + " for @On(\"" + event + "\") "
        + name(method) + ", got: " + got + "; " + cure);
  }
}
