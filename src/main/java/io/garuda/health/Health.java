package io.garuda.health;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a check found; immutable.
 *
 * @param isUp whether it works
 * @param data what else administrators should know: texts, numbers and booleans by name. Whoever may ask for
 *     health sees it: no secrets
 */
public record Health(boolean isUp, Map<String, Object> data) {
  public Health {
    data.forEach(Health::check);
    data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
  }

  private static void check(String name, Object value) {
    if (!(value instanceof String || value instanceof Number || value instanceof Boolean)) {
      throw new IllegalArgumentException("expected a text, a number or a boolean as \"" + name
          + "\" of a check's data, got: " + value.getClass().getName());
    }
  }

  public static Health up() {
    return of(true);
  }

  /** Will be DOWN for this reason, which is shown as {@code reason}. */
  public static Health down(String reason) {
    return of(false).with("reason", reason);
  }

  public static Health of(boolean isUp) {
    return new Health(isUp, Map.of());
  }

  /** Will say more; a text, a number or a boolean. */
  public Health with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(data);
    more.put(name, value);
    return new Health(isUp, more);
  }
}
