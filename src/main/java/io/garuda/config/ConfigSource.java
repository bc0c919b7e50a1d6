package io.garuda.config;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One of the places where settings stand. */
public interface ConfigSource {
  /** Will return the value of a key's name, if it stands here. */
  Optional<String> find(String key);

  /** Will return which names here look like keys that begin so, spelled as they are here. */
  Set<String> names(String prefix);

  /** Will say where a key's name stands, such as {@code variable MAIL_PAUSE}. */
  String place(String key);

  /** Will return whether this is how the source spells a key's name. */
  default boolean spells(String key, String name) {
    return key.equals(name);
  }

  /** Will read the system properties of the JVM. */
  static ConfigSource systemProperties() {
    return named(
        "system property",
        System::getProperty,
        prefix -> begin(prefix, System.getProperties().stringPropertyNames()));
  }

  /** Will read these properties, from a file that is told by its name. */
  static ConfigSource file(String file, Properties properties) {
    return named(
        file + ":",
        properties::getProperty,
        prefix -> begin(prefix, properties.stringPropertyNames()));
  }

  /** Will read this map. */
  static ConfigSource of(String kind, Map<String, String> settings) {
    return named(kind, settings::get, prefix -> begin(prefix, settings.keySet()));
  }

  private static Set<String> begin(String prefix, Collection<String> names) {
    return names.stream()
        .filter(name -> name.startsWith(prefix))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Will read a place that spells keys as they are. */
  static ConfigSource named(
      String kind, Function<String, @Nullable String> values, Function<String, Set<String>> names) {
    return new ConfigSource() {
      @Override
      public Optional<String> find(String key) {
        return Optional.ofNullable(values.apply(key));
      }

      @Override
      public Set<String> names(String prefix) {
        return names.apply(prefix);
      }

      @Override
      public String place(String key) {
        return kind + " " + key;
      }
    };
  }

  /**
   * Will read the variables of an environment: {@code mail.retry-pause} is {@code MAIL_RETRY_PAUSE}.
   *
   * <p>An empty one is none, as compose files write it. Those that Kubernetes and Docker set for a service whose name begins so are nobody's settings.
   */
  static ConfigSource environment(Map<String, String> variables) {
    return new ConfigSource() {
      private final Pattern links =
          Pattern.compile(".*_(SERVICE_(HOST|PORT(_\\w+)?)|PORT(_\\d+_\\w+)?)");

      @Override
      public Optional<String> find(String key) {
        return Optional.ofNullable(variables.get(ConfigKey.variable(key)))
            .filter(text -> !text.isBlank());
      }

      @Override
      public Set<String> names(String prefix) {
        return variables.keySet().stream()
            .filter(name -> name.startsWith(ConfigKey.variable(prefix)))
            .filter(name -> !links.matcher(name).matches())
            .collect(Collectors.toCollection(TreeSet::new));
      }

      @Override
      public String place(String key) {
        return "variable " + ConfigKey.variable(key);
      }

      @Override
      public boolean spells(String key, String name) {
        return ConfigKey.variable(key).equals(name);
      }
    };
  }
}
