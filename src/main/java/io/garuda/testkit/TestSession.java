package io.garuda.testkit;

import io.garuda.assigns.Key;
import io.garuda.session.Session;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A browser's session without a request; confined to the test. */
final class TestSession implements Session {
  private final Map<String, Object> held = new LinkedHashMap<>();

  @Override
  public <T> Optional<T> find(Key<T> key) {
    return Optional.ofNullable(key.type().cast(held.get(key.name())));
  }

  @Override
  public <T> void put(Key<T> key, T value) {
    held.put(key.name(), key.type().cast(value));
  }

  @Override
  public Map<String, Object> all() {
    return Map.copyOf(held);
  }

  @Override
  public void delete(Key<?> key) {
    held.remove(key.name());
  }

  @Override
  public void clear() {
    held.clear();
  }

  @Override
  public void renew() {}

  @Override
  public void drop() {
    held.clear();
  }
}
