package io.garuda.cluster.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.codec.StringCodec;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The masters of a cluster and their slots, as one of its servers sees them.
 *
 * @param masters all slots are there
 */
record ClusterMap(Map<RedisURI, BitSet> masters) {
  /** Will ask the servers in turn until one knows. */
  static CompletionStage<ClusterMap> ask(RedisClient client, List<RedisURI> servers) {
    CompletionStage<ClusterMap> map = ask(client, servers.get(0));
    for (RedisURI next : servers.subList(1, servers.size())) {
      map = map.exceptionallyCompose(e -> ask(client, next));
    }
    return map;
  }

  private static CompletionStage<ClusterMap> ask(RedisClient client, RedisURI server) {
    return client
        .connectAsync(StringCodec.UTF8, server)
        .toCompletableFuture()
        .thenCompose(connection -> connection
            .async()
            .clusterSlots()
            .toCompletableFuture()
            .orTimeout(server.getTimeout().toMillis(), TimeUnit.MILLISECONDS)
            .whenComplete((slots, e) -> {
              CompletableFuture<?> unused = connection.closeAsync();
            }))
        .thenApply(slots -> read(slots, server));
  }

  /** Will read the answer to {@code CLUSTER SLOTS}: first slot, last slot, master, replicas; for each range. */
  static ClusterMap read(List<?> ranges, RedisURI server) {
    Map<RedisURI, BitSet> masters = new LinkedHashMap<>();
    BitSet all = new BitSet();
    for (Object each : ranges) {
      List<?> range = (List<?>) each;
      int first = number(range.get(0));
      int end = number(range.get(1)) + 1;
      List<?> master = (List<?>) range.get(2);
      RedisURI uri = RedisURI.builder(server)
          .withHost(host(master.get(0), server))
          .withPort(number(master.get(1)))
          .build();
      masters.computeIfAbsent(uri, none -> new BitSet()).set(first, end);
      all.set(first, end);
    }
    if (all.cardinality() != SlotHash.SLOT_COUNT) {
      throw new RedisException("expected a cluster with all its " + SlotHash.SLOT_COUNT
          + " slots, got " + all.cardinality() + " of them");
    }
    return new ClusterMap(masters);
  }

  private static int number(Object value) {
    return ((Number) value).intValue();
  }

  /** A server that does not know its own name leaves it out. */
  private static String host(@Nullable Object name, RedisURI server) {
    return name == null || name.equals("") || name.equals("?") ? server.getHost() : name.toString();
  }
}
