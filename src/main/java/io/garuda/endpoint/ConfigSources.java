package io.garuda.endpoint;

import io.garuda.config.Config;
import io.garuda.config.ConfigException;
import io.garuda.config.ConfigKey;
import io.garuda.config.ConfigSource;
import io.garuda.config.Form;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Where an application's settings are looked for, the first that has a key decides. */
final class ConfigSources {
  /** Names a properties file outside the application. */
  static final ConfigKey<Path> FILE =
      ConfigKey.of("garuda.config", new Form<>("a properties file that can be read", Path::of));

  private static final String OWN = "/WEB-INF/garuda.properties";

  private ConfigSources() {}

  /**
   * Will read system properties, the environment, JNDI's {@code java:comp/env}, context parameters, the
   * file of {@code garuda.config}, and the application's {@code WEB-INF/garuda.properties}.
   *
   * @throws ConfigException if the file cannot be read
   */
  static Config read(ServletContext context) {
    List<ConfigSource> sources = new ArrayList<>(List.of(
        ConfigSource.systemProperties(),
        ConfigSource.environment(System.getenv()),
        EnvEntries.read(),
        parameters(context)));
    Config.of(sources).find(FILE).ifPresent(file -> sources.add(outside(file)));
    try (InputStream in = context.getResourceAsStream(OWN)) {
      if (in != null) {
        sources.add(
            ConfigSource.file(OWN, load(new InputStreamReader(in, StandardCharsets.UTF_8))));
      }
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable(OWN, e);
    }
    return Config.of(sources);
  }

  private static ConfigSource parameters(ServletContext context) {
    Map<String, String> given = new HashMap<>();
    for (String name : Collections.list(context.getInitParameterNames())) {
      given.put(name, context.getInitParameter(name));
    }
    return ConfigSource.of("context parameter", given);
  }

  private static ConfigSource outside(Path file) {
    try (Reader in = Files.newBufferedReader(file)) {
      return ConfigSource.file(file.toString(), load(in));
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw unreadable(file.toString(), e);
    }
  }

  private static Properties load(Reader in) throws IOException {
    Properties properties = new Properties();
    properties.load(in);
    return properties;
  }

  private static ConfigException unreadable(String file, Exception e) {
    return new ConfigException(
        List.of("expected a properties file that can be read, got: \"" + file + "\": " + e));
  }
}
