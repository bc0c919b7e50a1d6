package io.garuda.assigns;

import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Holds values under typed keys; confined to one thread at a time. */
public final class Assigns {
  private final Map<Key<?>, Object> values;

  public Assigns() {
    this.values = new HashMap<>();
  }

  private Assigns(Map<Key<?>, Object> values) {
    this.values = new HashMap<>(values);
  }

  /** Will store a value, replacing the one before. */
  public <T> void put(Key<T> key, T value) {
    values.put(key, key.type().cast(value));
  }

  public void remove(Key<?> key) {
    values.remove(key);
  }

  public <T> Optional<T> find(Key<T> key) {
    return Optional.ofNullable(key.type().cast(values.get(key)));
  }

  /**
   * Will return the value of a key that must be there.
   *
   * @throws NoSuchElementException if nothing was assigned
   */
  public <T> T get(Key<T> key) {
    T value = key.type().cast(values.get(key));
    if (value == null) {
      throw new NoSuchElementException("expected assign \"" + key.name() + "\" of "
          + key.type().getName() + ", got none; assign it first or ask with find");
    }
    return value;
  }

  /** Will return what was put since this was a copy of another. */
  public Assigns since(Assigns before) {
    Assigns changes = new Assigns(values);
    changes.values.entrySet().removeIf(put -> before.values.get(put.getKey()) == put.getValue());
    return changes;
  }

  /** Will put all that another has. */
  public void putAll(Assigns other) {
    values.putAll(other.values);
  }

  /** Will return an independent copy, as each channel gets one of its socket's assigns. */
  public Assigns copy() {
    return new Assigns(values);
  }
}
