package io.garuda.param;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Immutable parameters by name, in the order they came.
 *
 * <p>Nested names keep their brackets ({@code user[name]}); {@link #nested} looks into them. As in
 * {@code Plug.Conn.Query}, the last of several values of a plain name wins in {@link #get}.
 */
public final class Params {
  private static final Params EMPTY = new Params(Map.of());

  private final Map<String, List<String>> values;

  private Params(Map<String, List<String>> values) {
    this.values = values;
  }

  public static Params empty() {
    return EMPTY;
  }

  /** Will make params of plain names and values. */
  public static Params of(Map<String, String> values) {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    values.forEach((name, value) -> copy.put(name, List.of(value)));
    return new Params(copy);
  }

  /** Will make params of one name and value; most routes have one, so it costs little. */
  public static Params of(String name, String value) {
    return new Params(Map.of(name, List.of(value)));
  }

  /** Will make params of names and all their values. */
  public static Params ofAll(Map<String, List<String>> values) {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    values.forEach((name, all) -> {
      if (!all.isEmpty()) {
        copy.put(name, List.copyOf(all));
      }
    });
    return new Params(copy);
  }

  /**
   * Will decode {@code application/x-www-form-urlencoded} text: a query or a form's body.
   *
   * @throws MalformedParamsException if a percent escape is broken or not UTF-8
   */
  public static Params parse(String encoded) {
    if (encoded.isEmpty()) {
      return EMPTY;
    }
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String pair : encoded.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
      values.computeIfAbsent(name, key -> new ArrayList<>(1)).add(value);
    }
    return new Params(values);
  }

  private static String decode(String text) {
    if (text.indexOf('\uFFFD') >= 0) {
      throw new MalformedParamsException("expected UTF-8, got: \"" + text + "\"", null);
    }
    return PercentEscapes.decode(text.replace('+', ' '), "");
  }

  /** Will return the last value of a name. */
  public Optional<String> get(String name) {
    List<String> all = values.get(name);
    return all == null ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /** Will return every value of a name, none if it is absent. */
  public List<String> all(String name) {
    return Collections.unmodifiableList(values.getOrDefault(name, List.of()));
  }

  public Set<String> names() {
    return Collections.unmodifiableSet(values.keySet());
  }

  /** Will return what stands in brackets after a name: {@code user[name]} becomes {@code name}. */
  public Params nested(String name) {
    Map<String, List<String>> inner = new LinkedHashMap<>();
    values.forEach((key, all) -> {
      int close = key.indexOf(']', name.length());
      if (close > 0 && key.startsWith(name + "[")) {
        String rest = key.substring(name.length() + 1, close) + key.substring(close + 1);
        inner.put(rest, all);
      }
    });
    return new Params(inner);
  }

  /** Will return these params with others added; a name in both takes the other's values. */
  public Params merge(Params other) {
    Map<String, List<String>> merged = new LinkedHashMap<>(values);
    merged.putAll(other.values);
    return new Params(merged);
  }

  /** Will return one value per name, the last. */
  public Map<String, String> toMap() {
    Map<String, String> map = new LinkedHashMap<>();
    values.forEach((name, all) -> map.put(name, all.get(all.size() - 1)));
    return map;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Params params && values.equals(params.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return "Params" + values;
  }
}
