package io.garuda.cluster.redis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A real cluster: three masters, and perhaps a replica of each. */
final class RedisCluster implements AutoCloseable {
  private static final int MASTERS = 3;

  private final List<RedisProcess> servers = new ArrayList<>();

  static RedisCluster start(Path folder, boolean replicas, String... arguments) throws IOException {
    RedisCluster cluster = new RedisCluster();
    try {
      cluster.run(folder, replicas ? 2 * MASTERS : MASTERS, arguments);
    } catch (IOException | RuntimeException | AssertionError e) {
      cluster.close();
      throw e;
    }
    return cluster;
  }

  private void run(Path folder, int size, String... arguments) throws IOException {
    List<Integer> buses = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      int bus = RedisProcess.freePort();
      buses.add(bus);
      List<String> all = new ArrayList<>(List.of(arguments));
      all.addAll(List.of("--dir", folder.toString(), "--cluster-enabled", "yes"));
      all.addAll(List.of("--cluster-config-file", "nodes-" + i + ".conf"));
      all.addAll(List.of("--cluster-port", Integer.toString(bus)));
      all.addAll(List.of("--cluster-node-timeout", "1500"));
      all.addAll(List.of("--cluster-replica-validity-factor", "0"));
      all.addAll(List.of("--repl-diskless-sync-delay", "0"));
      servers.add(RedisProcess.start(all.toArray(String[]::new)));
      servers.get(i).tell("CLUSTER", "SET-CONFIG-EPOCH", Integer.toString(i + 1));
    }
    for (int i = 0; i < MASTERS; i++) {
      String first = Integer.toString(16_384 * i / MASTERS);
      String last = Integer.toString(16_384 * (i + 1) / MASTERS - 1);
      servers.get(i).tell("CLUSTER", "ADDSLOTSRANGE", first, last);
    }
    for (int i = 1; i < size; i++) {
      String port = Integer.toString(servers.get(i).port());
      String bus = Integer.toString(buses.get(i));
      servers.get(0).tell("CLUSTER", "MEET", "127.0.0.1", port, bus);
    }
    for (int i = MASTERS; i < size; i++) {
      RedisProcess replica = servers.get(i);
      String master = id(i - MASTERS);
      Eventually.is(() -> replica.answer("CLUSTER", "REPLICATE", master).equals("OK"));
    }
    Eventually.is(() -> servers.stream().allMatch(server -> isWhole(server, size)));
  }

  private static boolean isWhole(RedisProcess server, int size) {
    String info = server.answer("CLUSTER", "INFO");
    String nodes = server.answer("CLUSTER", "NODES");
    return info.contains("cluster_state:ok")
        && info.contains("cluster_known_nodes:" + size)
        && nodes.lines().filter(line -> line.contains(" connected")).count() == size
        && nodes.lines().filter(line -> line.contains("slave")).count() == size - MASTERS
        && (!server.answer("ROLE").startsWith("slave")
            || server.answer("INFO", "replication").contains("master_link_status:up"));
  }

  RedisProcess server(int index) {
    return servers.get(index);
  }

  String id(int index) {
    return servers.get(index).answer("CLUSTER", "MYID");
  }

  /** Will return who has the slot of a channel. */
  int owner(String channel) {
    int slot = Integer.parseInt(servers.get(0).answer("CLUSTER", "KEYSLOT", channel));
    return slot * MASTERS / 16_384;
  }

  String url() {
    return servers.stream()
        .map(server -> "127.0.0.1:" + server.port())
        .collect(Collectors.joining(
            ",", servers.get(0).hasTls() ? "rediss-cluster://" : "redis-cluster://", ""));
  }

  @Override
  public void close() {
    servers.forEach(RedisProcess::close);
  }
}
