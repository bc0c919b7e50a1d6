package io.garuda.guide;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The people who may write: one, for tests. */
@ApplicationScoped
public class Users {
  private final Map<String, String> passwords = Map.of("ada", "a long password");

  boolean knows(@Nullable String name, @Nullable String password) {
    return name != null && password != null && password.equals(passwords.get(name));
  }

  /** Will return what people are called, by their names. */
  Map<String, String> shownNames(Iterable<String> names) {
    Map<String, String> shown = new HashMap<>();
    names.forEach(name -> shown.put(name, name + " of the blog"));
    return shown;
  }
}
