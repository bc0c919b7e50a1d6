package io.garuda.router;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the rows of an annotated JAX-RS resource class (Jakarta REST 3.1 section 3). */
final class ResourceClass {
  /**
   * One row.
   *
   * @param methods of the class itself; several if JAX-RS tells them apart by media types
   */
  record Row(String verb, String path, List<Method> methods) {}

  /** A literal path before one with parameters, and these before patterns (section 3.7.2). */
  private static final Comparator<Row> MOST_LITERAL_FIRST = Comparator.<Row>comparingInt(
          row -> -literals(row.path()))
      .thenComparingInt(row -> -PathTemplate.parse(row.path()).names().size())
      .thenComparingInt(row -> -patterns(row.path()))
      .thenComparing(Row::path)
      .thenComparing(Row::verb);

  private ResourceClass() {}

  /**
   * Will read them, in the order in which they are to be matched.
   *
   * @throws IllegalArgumentException if the class cannot be mounted
   */
  static List<Row> rows(Class<?> type) {
    Path root = lineage(type)
        .flatMap(holder -> Optional.ofNullable(holder.getDeclaredAnnotation(Path.class)).stream())
        .findFirst()
        .orElseThrow(() -> mistake(
            type,
            "a class with @Path",
            type.getName(),
            "annotate it, or name its methods in the table"));
    Map<String, Row> rows = new LinkedHashMap<>();
    Stream.of(type.getMethods())
        .filter(method -> !method.isBridge() && method.getDeclaringClass() != Object.class)
        .sorted(Comparator.comparing(Method::toString))
        .forEach(method -> add(rows, type, root.value(), method));
    refuseHidden(type);
    if (rows.isEmpty()) {
      throw mistake(
          type,
          "public methods with a verb such as @GET",
          "none",
          "annotate one, or mount nothing");
    }
    return rows.values().stream().sorted(MOST_LITERAL_FIRST).toList();
  }

  private static void add(Map<String, Row> rows, Class<?> type, String root, Method method) {
    Method annotated = annotated(type, method);
    List<String> verbs = verbs(annotated);
    Path path = annotated.getAnnotation(Path.class);
    if (verbs.isEmpty() && path == null) {
      return;
    }
    if (verbs.size() != 1) {
      throw mistake(
          type,
          "one verb",
          (verbs.isEmpty() ? "none" : verbs) + " at " + method.getName(),
          verbs.isEmpty()
              ? "sub-resource locators cannot be rows: mount the sub-resource's class instead"
              : "write a method for each");
    }
    String full = slashed(root) + (path == null ? "" : slashed(path.value()));
    Row row = new Row(verbs.get(0), full.isEmpty() ? "/" : full, List.of(method));
    rows.merge(row.verb() + " " + shape(row.path()), row, (one, other) -> both(type, one, other));
  }

  private static Row both(Class<?> type, Row one, Row other) {
    if (!one.path().equals(other.path())) {
      throw mistake(
          type,
          "one name for each parameter of " + one.verb() + " " + one.path(),
          other.path() + " at " + other.methods().get(0).getName(),
          "name it the same in both");
    }
    List<Method> methods = new ArrayList<>(one.methods());
    methods.addAll(other.methods());
    return new Row(one.verb(), one.path(), methods);
  }

  private static void refuseHidden(Class<?> type) {
    for (Method method : type.getDeclaredMethods()) {
      if (!Modifier.isPublic(method.getModifiers()) && !verbs(method).isEmpty()) {
        throw mistake(
            type,
            "verbs at public methods",
            "one at " + method.getName(),
            "make the method public");
      }
    }
  }

  /** Will return the method that carries the annotations: it, or one that it overrides. */
  private static Method annotated(Class<?> type, Method method) {
    return Stream.concat(Stream.of(method), lineage(type).flatMap(holder -> Arrays.stream(
                holder.getDeclaredMethods())
            .filter(other -> !other.isBridge() && isOverridden(other, method))))
        .filter(ResourceClass::isAnnotated)
        .findFirst()
        .orElse(method);
  }

  private static boolean isOverridden(Method other, Method method) {
    Class<?>[] asked = other.getParameterTypes();
    Class<?>[] own = method.getParameterTypes();
    boolean same = other.getName().equals(method.getName()) && asked.length == own.length;
    for (int i = 0; same && i < own.length; i++) {
      same = asked[i].isAssignableFrom(own[i]); // wider, if it stands for a type variable
    }
    return same && !Modifier.isStatic(other.getModifiers());
  }

  /** One annotation of JAX-RS at a method, or its parameters, and none is inherited (section 3.6). */
  private static boolean isAnnotated(Method method) {
    return Stream.concat(
            Stream.of(method.getAnnotations()),
            Stream.of(method.getParameterAnnotations()).flatMap(Stream::of))
        .map(Annotation::annotationType)
        .anyMatch(type -> type.getName().startsWith("jakarta.ws.rs.")
            || type.isAnnotationPresent(HttpMethod.class));
  }

  private static List<String> verbs(Method method) {
    return Stream.of(method.getAnnotations())
        .flatMap(annotation ->
            Optional.ofNullable(annotation.annotationType().getAnnotation(HttpMethod.class))
                .stream())
        .map(HttpMethod::value)
        .toList();
  }

  /** Will return a class, its superclasses, then the interfaces of each. */
  static Stream<Class<?>> lineage(Class<?> type) {
    List<Class<?>> classes = new ArrayList<>();
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      classes.add(at);
    }
    return Stream.concat(classes.stream(), classes.stream().flatMap(holder -> interfaces(holder)));
  }

  private static Stream<Class<?>> interfaces(Class<?> type) {
    return Stream.of(type.getInterfaces())
        .flatMap(one -> Stream.concat(Stream.of(one), interfaces(one)));
  }

  private static String slashed(String path) {
    String inner = path.replaceAll("^/+|/+$", "");
    return inner.isEmpty() ? "" : "/" + inner;
  }

  private static String shape(String path) {
    return path.replaceAll("\\{\\s*\\w[\\w.-]*\\s*", "{");
  }

  private static int literals(String path) {
    return PathTemplate.parse(path).segments().stream()
        .mapToInt(segment -> segment.literal().length())
        .sum();
  }

  private static int patterns(String path) {
    return (int) PathTemplate.parse(path).segments().stream()
        .filter(segment -> segment.glob() || segment.pattern().isPresent())
        .count();
  }

  private static IllegalArgumentException mistake(
      Class<?> type, String expected, String got, String cure) {
    return new IllegalArgumentException("expected " + expected + " to mount " + type.getSimpleName()
        + ", got: " + got + "; " + cure);
  }
}
