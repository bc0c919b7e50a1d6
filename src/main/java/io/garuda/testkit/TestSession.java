package io.garuda.testkit;

import io.garuda.assigns.Assigns;
import io.garuda.assigns.Key;
import io.garuda.session.Session;
import java.util.Optional;

/** A browser's session without a request; confined to the test. */
final class TestSession extends Session {
  private Assigns values = new Assigns();

  @Override
  public <T> Optional<T> find(Key<T> key) {
    return values.find(key);
  }

  @Override
  public <T> void put(Key<T> key, T value) {
    values.put(key, value);
  }

  @Override
  public void remove(Key<?> key) {
    values.remove(key);
  }

  @Override
  public void renew() {}

  @Override
  public void drop() {
    values = new Assigns();
  }
}
