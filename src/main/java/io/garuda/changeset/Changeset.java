package io.garuda.changeset;

import io.garuda.param.InvalidParamsException;
import io.garuda.param.Params;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Input as a record, or what is wrong with it ({@code Ecto.Changeset}); immutable.
 *
 * <p>Each component of the record is read by its name. It is a {@code String} (stripped), {@code Integer},
 * {@code Long}, {@code Double}, {@code BigDecimal}, {@code Boolean} ({@code true}, {@code on}, {@code 1}
 * or {@code false}, {@code off}, {@code 0}), {@code LocalDate}, {@code LocalTime}, {@code LocalDateTime},
 * {@code Instant}, {@code UUID}, {@code URI}, an enum ({@code in-progress} is {@code IN_PROGRESS}), or a
 * {@code List} of one of these. What is absent or blank is null, of a list nothing. Numbers have at most
 * 1,000 digits before the point and 1,000 behind it.
 *
 * <p>A value that is of another type is an error at its component. Then the record is made, and checked
 * by the constraints of Jakarta Validation on it; they are the place for {@code @NotNull}.
 *
 * @param <T> the record
 */
public final class Changeset<T> {
  /** The name for what concerns no component: the message of a constraint on the record itself. */
  public static final String BASE = "base";

  private final Class<T> type;
  private final T value;
  private final Params params;
  private final Map<String, List<String>> errors;

  private Changeset(Class<T> type, T value, Params params, Map<String, List<String>> errors) {
    this.type = type;
    this.value = value;
    this.params = params;
    this.errors = errors;
  }

  /**
   * Will read a record out of a form or a query.
   *
   * <p>Of several values of a name the last counts; a list has them all, and those of {@code name[]}.
   *
   * @throws IllegalArgumentException if a component is of another type than those above
   * @throws IllegalStateException if the record's constructor throws, or nobody checks its constraints
   */
  public static <T extends Record> Changeset<T> cast(Class<T> type, Params params) {
    return cast(type, params, component -> component.cast(params));
  }

  /**
   * Will read a record out of a decoded JSON object: strings, numbers, booleans, lists and null.
   *
   * <p>Strings are read as those of a form; a number is its text where text is asked for. An object
   * within it, or anything else, is invalid.
   *
   * @throws IllegalArgumentException if a component is of another type than those above
   * @throws IllegalStateException if the record's constructor throws, or nobody checks its constraints
   */
  public static <T extends Record> Changeset<T> cast(Class<T> type, Map<String, ?> json) {
    return cast(type, shown(json), component -> component.cast(json));
  }

  /** Will show the values of a record, for a form that changes it; is valid, and checks nothing. */
  public static <T extends Record> Changeset<T> of(T value) {
    @SuppressWarnings("unchecked") // a record has no subclasses
    Class<T> type = (Class<T>) value.getClass();
    return new Changeset<>(type, value, Components.of(type).params(value), Map.of());
  }

  private static <T extends Record> Changeset<T> cast(
      Class<T> type, Params params, Function<Component, Kind.Cast> caster) {
    Components components = Components.of(type);
    Map<String, List<String>> errors = new LinkedHashMap<>();
    List<@Nullable Object> values = new ArrayList<>();
    for (Component component : components.all()) {
      Kind.Cast cast = caster.apply(component);
      values.add(cast.value());
      if (cast.error() != null) {
        errors.put(component.name(), List.of(cast.error()));
      }
    }
    T value = type.cast(components.make(values.toArray()));
    Map<String, List<String>> broken = Constraints.shared().errorsByComponent(value, BASE);
    broken.forEach((field, messages) -> errors.putIfAbsent(field, List.copyOf(messages)));
    return new Changeset<>(type, value, params, inOrder(components, errors));
  }

  private static Map<String, List<String>> inOrder(
      Components components, Map<String, List<String>> errors) {
    Map<String, List<String>> ordered = new LinkedHashMap<>();
    for (Component component : components.all()) {
      List<String> messages = errors.get(component.name());
      if (messages != null) {
        ordered.put(component.name(), messages);
      }
    }
    errors.forEach(ordered::putIfAbsent);
    return Collections.unmodifiableMap(ordered);
  }

  /** An object within the object is nothing that a field could show. */
  private static Params shown(Map<String, ?> json) {
    Map<String, List<String>> shown = new LinkedHashMap<>();
    json.forEach((name, given) -> {
      List<?> all = given instanceof List<?> several ? several : Collections.singletonList(given);
      shown.put(
          name,
          all.stream()
              .filter(each ->
                  each instanceof String || each instanceof Number || each instanceof Boolean)
              .map(Object::toString)
              .toList());
    });
    return Params.ofAll(shown);
  }

  /** Will tell whether nothing is wrong. */
  public boolean valid() {
    return errors.isEmpty();
  }

  /**
   * Will return the record.
   *
   * @throws IllegalStateException if something is wrong; says what
   */
  public T value() {
    if (!valid()) {
      throw new IllegalStateException("expected a valid " + type.getSimpleName() + ", got: "
          + errors + "; ask valid() before, or take require()");
    }
    return value;
  }

  /**
   * Will return the record.
   *
   * @throws InvalidParamsException if something is wrong: a client is answered 422 with the messages
   */
  public T require() {
    if (!valid()) {
      throw new InvalidParamsException(errors);
    }
    return value;
  }

  /** Will return the messages by component, in the order of the record's components. */
  public Map<String, List<String>> errors() {
    return errors;
  }

  /** Will return what was sent, to be shown again. */
  public Params params() {
    return params;
  }

  /**
   * Will return this changeset with a message more, so an invalid one.
   *
   * @param field a component, or {@link #BASE}
   * @param message such as {@code has already been taken}
   */
  public Changeset<T> error(String field, String message) {
    Map<String, List<String>> more = new LinkedHashMap<>(errors);
    List<String> messages = new ArrayList<>(more.getOrDefault(field, List.of()));
    messages.add(message);
    more.put(field, List.copyOf(messages));
    return new Changeset<>(type, value, params, Collections.unmodifiableMap(more));
  }

  /** Will name the record and what is wrong, but no values: some are secret. */
  @Override
  public String toString() {
    return "Changeset[" + type.getSimpleName() + ", "
        + (valid() ? "valid" : "errors at " + String.join(", ", errors.keySet())) + "]";
  }
}
