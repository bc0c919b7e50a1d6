package io.garuda.changeset;

import io.garuda.param.Params;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One component of a record: where its value comes from, and how it is read.
 *
 * @param kind of the value, or of each of them
 * @param list whether there may be several
 */
record Component(String name, Kind kind, boolean list, Method accessor) {
  /**
   * Will look at a component.
   *
   * @throws IllegalArgumentException if values of its type cannot be read
   */
  static Component of(RecordComponent component) {
    boolean list = component.getType() == List.class;
    Type type = list ? element(component.getGenericType()) : component.getGenericType();
    @Nullable Kind kind = type instanceof Class<?> plain ? Kind.of(plain) : null;
    if (kind == null) {
      throw new IllegalArgumentException("expected a component of type " + Kind.accepted()
          + ", or a List of these, got: " + component.getGenericType().getTypeName() + " "
          + component.getName() + " of " + component.getDeclaringRecord().getName()
          + (component.getType().isPrimitive()
              ? "; take the class in its place, for what is absent is null"
              : ""));
    }
    Method accessor = component.getAccessor();
    accessor.setAccessible(true); // records of an application are rarely public
    return new Component(component.getName(), kind, list, accessor);
  }

  private static Type element(Type list) {
    return list instanceof ParameterizedType of ? of.getActualTypeArguments()[0] : Object.class;
  }

  /** Will read the value that was sent, null or an empty list if there is none. */
  Kind.Cast cast(Params params) {
    if (!list) {
      return one(params.get(name).orElse(null));
    }
    List<String> all = new ArrayList<>(params.all(name));
    all.addAll(params.all(name + "[]"));
    return several(all);
  }

  /** Will read the value of a member of a JSON object. */
  Kind.Cast cast(Map<String, ?> json) {
    Object given = json.get(name);
    if (!list) {
      return one(given);
    } else if (given == null) {
      return Kind.Cast.of(List.of());
    }
    return given instanceof List<?> all ? several(all) : Kind.Cast.error(Kind.INVALID);
  }

  private Kind.Cast one(@Nullable Object given) {
    Object stripped = given instanceof String text ? text.strip() : given;
    return stripped == null || stripped.equals("")
        ? new Kind.Cast(null, null)
        : kind.cast(stripped);
  }

  /** Blank ones are left out: forms send one where nothing is chosen. */
  private Kind.Cast several(List<?> given) {
    List<Object> values = new ArrayList<>(given.size());
    for (Object each : given) {
      Kind.Cast cast = each == null ? Kind.Cast.error(Kind.INVALID) : one(each);
      if (cast.error() != null) {
        return cast;
      } else if (cast.value() != null) {
        values.add(cast.value());
      }
    }
    return Kind.Cast.of(List.copyOf(values));
  }

  /** Will return the texts that {@link #cast} makes the value in this record of. */
  List<String> texts(Record record) {
    @Nullable Object value;
    try {
      value = accessor.invoke(record);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("expected access to " + accessor, e);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("expected a value of " + accessor, e.getCause());
    }
    if (value == null) {
      return List.of();
    }
    return value instanceof List<?> all
        ? all.stream().map(kind::text).toList()
        : List.of(kind.text(value));
  }
}
