package io.garuda.changeset;

import io.garuda.param.Params;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of a record's type, looked up once; immutable. */
final class Components {
  private static final ClassValue<Components> KNOWN = new ClassValue<>() {
    @Override
    protected Components computeValue(Class<?> type) {
      return new Components(type);
    }
  };

  private final Constructor<?> constructor;
  private final List<Component> all;

  private Components(Class<?> type) {
    RecordComponent @Nullable [] components = type.getRecordComponents();
    if (components == null) {
      throw new IllegalArgumentException("expected the class of a record, got: " + type);
    }
    all = Arrays.stream(components).map(Component::of).toList();
    try {
      constructor = type.getDeclaredConstructor(
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("expected the canonical constructor of " + type, e);
    }
  }

  /**
   * Will look a record's type up.
   *
   * @throws IllegalArgumentException if a component's type cannot be read
   */
  static Components of(Class<?> type) {
    return KNOWN.get(type);
  }

  List<Component> all() {
    return all;
  }

  /** Will say a record's values as a form would send them. */
  Params params(Record record) {
    Map<String, List<String>> texts = new LinkedHashMap<>();
    all.forEach(component -> texts.put(component.name(), component.texts(record)));
    return Params.ofAll(texts);
  }

  /**
   * Will make the record.
   *
   * @throws IllegalStateException if its constructor refuses
   */
  Record make(@Nullable Object[] values) {
    try {
      return (Record) constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(
          "expected the constructor of " + constructor.getName()
              + " to take every value, null for what is absent, got: " + e.getCause()
              + "; say by constraints what is wrong with input",
          e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("expected access to " + constructor, e);
    }
  }
}
