package io.garuda.cluster.redis;

import io.garuda.pubsub.Engine;
import io.garuda.pubsub.EngineContract;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Runs against a real cluster; skipped where no Redis is installed. */
class RedisClusterEngineTest extends EngineContract {
  @TempDir
  static Path folder;

  private static @Nullable RedisCluster cluster;

  @BeforeAll
  static void startCluster() throws Exception {
    RedisNodes.assumeInstalled();
    cluster = RedisCluster.start(folder, false);
  }

  @AfterAll
  static void stopCluster() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Override
  protected Engine engine() {
    return new RedisEngine(
        RedisOptions.of(java.util.Objects.requireNonNull(cluster).url()));
  }
}
