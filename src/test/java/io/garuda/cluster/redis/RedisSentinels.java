package io.garuda.cluster.redis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A real master, its replica, and a Sentinel that watches both. */
final class RedisSentinels implements AutoCloseable {
  final RedisProcess master;
  final RedisProcess replica;
  final RedisProcess sentinel;

  private RedisSentinels(RedisProcess master, RedisProcess replica, RedisProcess sentinel) {
    this.master = master;
    this.replica = replica;
    this.sentinel = sentinel;
  }

  static RedisSentinels start(Path folder) throws IOException {
    RedisProcess master =
        RedisProcess.start("--dir", folder.toString(), "--repl-diskless-sync-delay", "0");
    String port = Integer.toString(master.port());
    RedisProcess replica =
        RedisProcess.start("--dir", folder.toString(), "--replicaof", "127.0.0.1 " + port);
    Eventually.is(() -> replica.answer("INFO", "replication").contains("master_link_status:up"));
    int own = RedisProcess.freePort();
    Path settings = Files.write(
        folder.resolve("sentinel.conf"),
        List.of(
            "port " + own,
            "dir " + folder,
            "sentinel monitor garuda 127.0.0.1 " + port + " 1",
            "sentinel down-after-milliseconds garuda 1000",
            "sentinel failover-timeout garuda 5000"));
    RedisProcess sentinel = RedisProcess.start(own, List.of(settings.toString(), "--sentinel"));
    RedisSentinels all = new RedisSentinels(master, replica, sentinel);
    Eventually.is(
        () -> sentinel.answer("SENTINEL", "REPLICAS", "garuda").contains("master-link-status\nok"));
    return all;
  }

  String url() {
    return "redis-sentinel://127.0.0.1:" + sentinel.port() + "#garuda";
  }

  @Override
  public void close() {
    sentinel.close();
    replica.close();
    master.close();
  }
}
