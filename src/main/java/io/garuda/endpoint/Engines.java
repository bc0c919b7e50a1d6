package io.garuda.endpoint;

import io.garuda.cluster.redis.RedisEngine;
import io.garuda.cluster.redis.RedisOptions;
import io.garuda.config.Config;
import io.garuda.config.ConfigException;
import io.garuda.config.ConfigKey;
import io.garuda.config.Form;
import io.garuda.pubsub.Engine;
import io.garuda.pubsub.LocalEngine;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Chooses what reaches the other nodes. */
final class Engines {
  private static final System.Logger LOG = System.getLogger(Engines.class.getName());

  private enum Name {
    LOCAL,
    REDIS
  }

  private static final ConfigKey<Name> ENGINE =
      ConfigKey.of("garuda.engine", Form.oneOf(Name.class));
  private static final ConfigKey<String> URL = ConfigKey.secret("garuda.redis.url", Form.TEXT);
  private static final ConfigKey<String> PREFIX = ConfigKey.of("garuda.redis.prefix", Form.TEXT);
  private static final ConfigKey<Integer> BUFFER = ConfigKey.of("garuda.redis.buffer", Form.SIZE);
  private static final ConfigKey<RedisOptions.Outage> OUTAGE =
      ConfigKey.of("garuda.redis.outage", Form.oneOf(RedisOptions.Outage.class));

  /** How long what was published with a key is known. */
  static final ConfigKey<Duration> KEY_TIME =
      ConfigKey.of("garuda.publish.key-time", Form.POSITIVE_DURATION);

  static final List<ConfigKey<?>> KEYS = List.of(ENGINE, URL, PREFIX, BUFFER, OUTAGE, KEY_TIME);

  private Engines() {}

  /**
   * Will make the one that the settings name, and print what it gives.
   *
   * @throws ConfigException if it cannot be
   */
  static Engine of(Config settings) {
    Engine engine = settings.get(ENGINE, Name.LOCAL) == Name.REDIS ? redis(settings) : local();
    LOG.log(
        engine.capabilities().contains(Engine.Capability.NODES) ? Level.INFO : Level.DEBUG,
        "engine {0}: {1}",
        engine.name(),
        engine.capabilities().stream()
            .map(gives -> gives.name().toLowerCase(Locale.ROOT))
            .sorted()
            .collect(Collectors.joining(", ")));
    return engine;
  }

  private static Engine local() {
    return LocalEngine.alone();
  }

  private static Engine redis(Config settings) {
    RedisOptions standard = RedisOptions.of(settings.get(URL, "redis://127.0.0.1:6379"));
    try {
      return new RedisEngine(new RedisOptions(
          standard.url(),
          settings.get(PREFIX, standard.prefix()),
          settings.get(BUFFER, standard.bufferBytes()),
          settings.get(OUTAGE, standard.outage())));
    } catch (IllegalArgumentException e) { // "expected a URL", which it does not show
      throw new ConfigException(List.of(String.valueOf(e.getMessage())
          .replaceFirst("expected ", "expected " + URL.name() + " to be ")));
    } catch (NoClassDefFoundError e) {
      throw new IllegalStateException(
          "expected Lettuce in the application for " + ENGINE.name()
              + "=redis, got none; add the dependency io.lettuce:lettuce-core:7.7.0.RELEASE",
          e);
    }
  }
}
