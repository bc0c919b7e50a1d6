package io.garuda.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The settings of an application; immutable, inject it where one is needed.
 *
 * <pre>{@code
 * static final ConfigKey<URI> DATABASE_URL = ConfigKey.of("database.url", Form.URL);
 *
 * @Inject Config config;
 * config.require(DATABASE_URL); // -Ddatabase.url, DATABASE_URL, an env-entry, a file
 * }</pre>
 *
 * <p>The first source that has a key decides. Values are read anew each time: keep what is asked often.
 */
public final class Config {
  /** Names that begin as keys do and are none, such as {@code garuda.test.*}; for unknown ones. */
  public static final ConfigKey<List<String>> IGNORE =
      ConfigKey.of("garuda.ignore", Form.list(Form.TEXT));

  private final List<ConfigSource> sources;

  private Config(List<ConfigSource> sources) {
    this.sources = List.copyOf(sources);
  }

  /** Will ask these sources, in this order. */
  public static Config of(List<ConfigSource> sources) {
    return new Config(sources);
  }

  /** Will know these settings alone; for tests. */
  public static Config of(Map<String, String> settings) {
    return new Config(List.of(ConfigSource.of("map", settings)));
  }

  /**
   * Will return a setting, if one of the sources has it.
   *
   * @throws ConfigException if it is not what the key accepts
   */
  public <T> Optional<T> find(ConfigKey<T> key) {
    return sources.stream()
        .flatMap(source -> given(key, source).stream())
        .findFirst()
        .map(given -> given.value(key));
  }

  /** Will return a setting, or else this; throws likewise. */
  public <T> T get(ConfigKey<T> key, T otherwise) {
    return find(key).orElse(otherwise);
  }

  /** Will return a setting that must be there; throws likewise, and if it is not. */
  public <T> T require(ConfigKey<T> key) {
    return find(key)
        .orElseThrow(() -> new ConfigException(List.of("expected " + key.name() + " to be "
            + key.form().accepted() + ", got none; set the variable " + key.variable()
            + ", or the system property or env-entry " + key.name())));
  }

  /**
   * Will check all settings under a prefix.
   *
   * @param prefix such as {@code garuda.}
   * @param keys that there may be under it
   * @throws ConfigException with all mistakes: unknown names, and values that are not accepted
   */
  public void check(String prefix, Collection<ConfigKey<?>> keys) {
    List<String> mistakes = new ArrayList<>();
    for (ConfigKey<?> key : keys) {
      try {
        find(key);
      } catch (ConfigException e) {
        mistakes.addAll(e.mistakes());
      }
    }
    List<String> known = keys.stream()
        .flatMap(key -> key.secret() ? Stream.of(key, key.inFile()) : Stream.of(key))
        .map(ConfigKey::name)
        .toList();
    Ignored ignored = new Ignored(get(IGNORE, List.of()));
    for (ConfigSource source : sources) {
      source.names(prefix).stream()
          .filter(name -> known.stream().noneMatch(key -> source.spells(key, name)))
          .filter(name -> !ignored.matches(name, source))
          .map(name -> "unknown key: " + source.place(name) + Nearest.hint(name, known, source))
          .forEach(mistakes::add);
    }
    if (!mistakes.isEmpty()) {
      throw new ConfigException(mistakes);
    }
  }

  /** Will describe what is set of these keys, by name: value and place; secrets are hidden. */
  public Map<String, String> describe(Collection<ConfigKey<?>> keys) {
    Map<String, String> described = new TreeMap<>();
    for (ConfigKey<?> key : keys) {
      sources.stream()
          .flatMap(source -> given(key, source).stream())
          .findFirst()
          .ifPresent(given -> described.put(key.name(), given.shown(key) + given.at()));
    }
    return described;
  }

  /** What stands somewhere. */
  private record Given(String text, String place) {
    <T> T value(ConfigKey<T> key) {
      try {
        return key.form().read().apply(text);
      } catch (IllegalArgumentException e) { // not a cause: it may show a secret
        throw new ConfigException(List.of("expected " + key.name() + " to be "
            + key.form().accepted() + ", got: " + shown(key) + at()));
      }
    }

    String shown(ConfigKey<?> key) {
      return key.secret() ? "(hidden)" : "\"" + text + "\"";
    }

    String at() {
      return " (" + place + ")";
    }
  }

  private static Optional<Given> given(ConfigKey<?> key, ConfigSource source) {
    Optional<Given> plain =
        source.find(key.name()).map(text -> new Given(text.strip(), source.place(key.name())));
    if (!key.secret()) {
      return plain;
    }
    String name = key.inFile().name();
    Optional<Given> filed = source.find(name).map(file -> read(file.strip(), source.place(name)));
    if (plain.isPresent() && filed.isPresent()) {
      throw new ConfigException(List.of(
          "expected one of " + plain.get().place() + " and " + filed.get().place() + ", got both"));
    }
    return plain.or(() -> filed);
  }

  private static Given read(String file, String place) {
    try {
      return new Given(Files.readString(Path.of(file)).strip(), place);
    } catch (IOException | InvalidPathException e) {
      throw new ConfigException(
          List.of("expected a file that can be read, got: \"" + file + "\" (" + place + ")"));
    }
  }
}
