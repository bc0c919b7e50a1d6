package io.garuda.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.config.Config;
import io.garuda.config.ConfigException;
import io.garuda.pubsub.Engine;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnginesTest {
  /** Defines Garuda's classes anew, and knows none of Lettuce's. */
  private static final class WithoutLettuce extends ClassLoader {
    WithoutLettuce() {
      super(EnginesTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("io.lettuce.")) {
        throw new ClassNotFoundException(name);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        if (loaded == null && name.startsWith("io.garuda.")) {
          loaded = define(name);
        }
        return loaded == null ? super.loadClass(name, resolve) : loaded;
      }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  private static Object engineWithoutLettuce(String name) throws Throwable {
    ClassLoader loader = new WithoutLettuce();
    Class<?> config = loader.loadClass(Config.class.getName());
    Object settings = config.getMethod("of", Map.class).invoke(null, Map.of("garuda.engine", name));
    Method of = loader.loadClass(Engines.class.getName()).getDeclaredMethod("of", config);
    of.setAccessible(true);
    try {
      return of.invoke(null, settings);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static Engine engine(Map<String, String> settings) {
    return Engines.of(Config.of(settings));
  }

  @Test
  void redisWithoutLettuceStopsTheBootAndNamesTheDependency() throws Throwable {
    assertThatThrownBy(() -> engineWithoutLettuce("redis"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("expected Lettuce in the application for garuda.engine=redis, got none;"
            + " add the dependency io.lettuce:lettuce-core:7.7.0.RELEASE");
    assertThat(engineWithoutLettuce("local").getClass().getSimpleName()).isEqualTo("LocalEngine");
  }

  @Test
  void theSettingsChoose() {
    assertThat(engine(Map.of()).name()).isEqualTo("local");
    try (Engine redis =
        engine(Map.of("garuda.engine", "redis", "garuda.redis.url", "redis-cluster://one,two"))) {
      assertThat(redis.name()).isEqualTo("redis");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://me:s3cret@one", "redis-cluster://me:s3cret@one/1", "me:s3cret@one"})
  void aUrlThatIsNoneOfRedisIsRefusedAndNotShown(String url) {
    assertThatThrownBy(() -> engine(Map.of("garuda.engine", "redis", "garuda.redis.url", url)))
        .isInstanceOf(ConfigException.class)
        .hasMessage("expected garuda.redis.url to be a URL such as redis://host:6379,"
            + " rediss://user:password@host, redis-sentinel://host:26379,other:26379#name or"
            + " redis-cluster://host:6379,other:6379, got: (hidden)")
        .hasNoCause();
  }
}
