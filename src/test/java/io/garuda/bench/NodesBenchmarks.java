package io.garuda.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.cluster.redis.RedisProcess;
import io.garuda.command.Programs;
import io.garuda.command.ServerProcess;
import io.garuda.contract.ContractServer;
import io.garuda.wire.PhoenixClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Measures what a delivery costs, and how long it takes, when the publisher is at another node than the
 * subscribers; writes {@code target/bench-nodes.md}.
 *
 * <p>Beside it stand publisher and subscribers at one node that has the engine, too. Properties as for {@link
 * Benchmarks}.
 */
class NodesBenchmarks {
  private static final int SECONDS = Integer.getInteger("garuda.bench.seconds", 10);
  private static final int SUBSCRIBERS = 1_000;
  private static final int WINDOW = 4;
  private static final int ROUNDS = 3;
  private static final String TOPIC = "bench:0"; // the load generator's

  private record Cost(double publisher, double subscribers, double redis, double p50, double p99) {
    double all() {
      return publisher + subscribers + redis;
    }

    String row(String name) {
      return String.format(
          Locale.ROOT,
          "| %s | %.2f | %.2f | %.2f | %.2f | %.1f | %.1f |%n",
          name,
          publisher,
          subscribers,
          redis,
          all(),
          p50,
          p99);
    }
  }

  private final Path phxload = Path.of(System.getProperty("garuda.phxload", "")).toAbsolutePath();

  @Test
  void subscribersAtAnotherNode() throws Exception {
    Programs.required("redis-server");
    assertThat(phxload).as("-Dgaruda.phxload=/path/to/phxload").isExecutable();
    List<Cost> one = new ArrayList<>();
    List<Cost> two = new ArrayList<>();
    try (RedisProcess redis = RedisProcess.start();
        ServerProcess here = node(redis);
        ServerProcess there = node(redis);
        Load load = new Load(there)) {
      for (int round = -1; round < ROUNDS; round++) { // the first one warms up
        Cost near = run(there, there, redis);
        Cost far = run(here, there, redis);
        if (round >= 0) {
          one.add(near);
          two.add(far);
        }
      }
      assertThat(load.process.isAlive()).isTrue();
    }
    String table = String.format(
            Locale.ROOT,
            "Median of %d runs of %d s, %,d subscribers, %d broadcasts outstanding; %s.%n%n"
                + "| publisher | its node | subscribers' node | Redis | all, CPU s per million"
                + " | p50 ms | p99 ms |%n|---|---|---|---|---|---|---|%n",
            ROUNDS,
            SECONDS,
            SUBSCRIBERS,
            WINDOW,
            Cores.notice())
        + median(one).row("at the subscribers' node")
        + median(two).row("at another node");
    System.out.println(table);
    Files.writeString(Path.of(System.getProperty("garuda.build.dir"), "bench-nodes.md"), table);
  }

  private static Cost median(List<Cost> costs) {
    return costs.stream()
        .sorted((a, b) -> Double.compare(a.all(), b.all()))
        .toList()
        .get(costs.size() / 2);
  }

  private static ServerProcess node(RedisProcess redis) throws IOException {
    return Cores.start(
        ContractServer.class, "--port", "0", "--engine", "redis", "--redis", redis.url());
  }

  private static URI base(ServerProcess server) {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  private static PhoenixClient joined(ServerProcess at) {
    PhoenixClient client = PhoenixClient.connect(base(at));
    client.raw().deadline(Duration.ofSeconds(30));
    client.join(TOPIC);
    return client;
  }

  /** Will publish at one node, and hear at the other. */
  private static Cost run(ServerProcess publishesAt, ServerProcess hearsAt, RedisProcess redis) {
    try (PhoenixClient publishes = joined(publishesAt);
        PhoenixClient hears = joined(hearsAt)) {
      List<Duration> before = cpu(publishesAt, hearsAt, redis);
      List<Long> latencies = new ArrayList<>();
      long[] sent = new long[WINDOW];
      long begin = System.nanoTime();
      for (int n = 0; System.nanoTime() - begin < SECONDS * 1e9; n++) {
        int slot = n % WINDOW;
        if (n >= WINDOW) {
          hears.raw().nextText();
          latencies.add(System.nanoTime() - sent[slot]);
          publishes.raw().nextText(); // it is a subscriber, too
        }
        sent[slot] = System.nanoTime();
        publishes.send("['1','1','" + TOPIC + "','shout',{'n':" + n + ",'pad':'0123456789'}]");
      }
      for (int i = 0; i < WINDOW; i++) {
        hears.raw().nextText();
      }
      List<Duration> after = cpu(publishesAt, hearsAt, redis);
      double millions = (latencies.size() + WINDOW) * (SUBSCRIBERS + 2) / 1e6;
      double[] spent = new double[3];
      Arrays.setAll(spent, i -> after.get(i).minus(before.get(i)).toNanos() / 1e9 / millions);
      latencies.sort(null);
      return new Cost(
          publishesAt == hearsAt ? 0 : spent[0],
          spent[1],
          spent[2],
          latencies.get(latencies.size() / 2) / 1e6,
          latencies.get(latencies.size() * 99 / 100) / 1e6);
    }
  }

  private static List<Duration> cpu(
      ServerProcess publishesAt, ServerProcess hearsAt, RedisProcess redis) {
    return List.of(
        publishesAt.cpu(),
        hearsAt.cpu(),
        redis.handle().info().totalCpuDuration().orElseThrow());
  }

  /** The subscribers, a process on core 1, which ends with the test. */
  private final class Load implements AutoCloseable {
    final Process process;

    Load(ServerProcess at) throws Exception {
      List<String> command = Stream.concat(
              Cores.pinned(1).stream(),
              Stream.of(
                  phxload.toString(),
                  "idle",
                  Integer.toString(SUBSCRIBERS),
                  "--hold",
                  "600",
                  "--timeout",
                  "900",
                  "--port",
                  Integer.toString(at.port())))
          .toList();
      process = new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    }

    @Override
    public void close() {
      process.destroyForcibly().onExit().join();
    }
  }
}
