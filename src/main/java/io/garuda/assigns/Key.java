package io.garuda.assigns;

import java.util.Objects;

/**
 * Names a typed value kept in {@link Assigns}, a session or a config.
 *
 * <p>Keys are equal when name and type are; keep them in constants.
 *
 * @param name shown in error messages and used as the attribute name where values leave the JVM
 * @param type the boxed type of the value
 */
public record Key<T>(String name, Class<T> type) {
  public Key {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
  }

  public static <T> Key<T> of(String name, Class<T> type) {
    return new Key<>(name, type);
  }
}
