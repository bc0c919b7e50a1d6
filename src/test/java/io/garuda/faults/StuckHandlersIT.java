package io.garuda.faults;

import static io.garuda.wire.Topics.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.garuda.contract.ContractExtension;
import io.garuda.protocol.LiveObjects;
import io.garuda.wire.PhoenixClient;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Joins and handlers that do not return cost what is documented, and nobody else anything. */
@ExtendWith(ContractExtension.class)
class StuckHandlersIT {
  private static final int POOL = 128; // of Workers, before JDK 24

  private static final Logger LOGGER = Logger.getLogger("io.garuda.channel.ChannelInstance");

  private final URI base;
  private final StuckHandlers stuck;
  private Map<String, Long> before = Map.of();

  StuckHandlersIT(URI base) {
    this.base = base;
    stuck = new StuckHandlers(base);
  }

  @BeforeEach
  void count() {
    LOGGER.setFilter(record -> false); // each join that was interrupted, with its stack
    before = LiveObjects.count();
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    stuck.release();
    stuck.await(0);
    LiveObjects.awaitNoMoreThan(before);
    LOGGER.setFilter(null);
  }

  @Test
  void aJoinIsAnsweredAtItsDeadlineAndInterrupted() throws Exception {
    try (PhoenixClient client = PhoenixClient.connect(base, "/stuck", "")) {
      long start = System.nanoTime();
      client.send("['1','1','stuck:join','phx_join',{}]");
      client.heartbeat();
      String joinRef = client.join("stuck:other"); // passes the one that takes its time
      client.echo(joinRef, "stuck:other");
      stuck.await(1);
      client.expectReply("1", "1", "stuck:join", "error", "{'reason':'join timeout'}");
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isBetween(Duration.ofMillis(500), Duration.ofSeconds(3));
      stuck.await(0);
      client.echo(joinRef, "stuck:other");
      client.expectNothing();
    }
  }

  @Test
  void joinsDoNotDisturb() throws Exception {
    try (Echoes witness = new Echoes(base)) {
      witness.undisturbedBy(end -> {
        do {
          List<PhoenixClient> clients = new ArrayList<>();
          for (int i = 0; i < 50; i++) {
            PhoenixClient client = PhoenixClient.connect(base, "/stuck", "");
            clients.add(client);
            client.send("['1','1','stuck:join','phx_join',{}]");
          }
          for (PhoenixClient client : clients) {
            client.expectReply("1", "1", "stuck:join", "error", "{'reason':'join timeout'}");
            client.close();
          }
        } while (System.nanoTime() < end);
      });
    }
    stuck.await(0);
  }

  @Test
  void aHandlerStallsItsOwnChannelOnly() throws Exception {
    try (PhoenixClient client = PhoenixClient.connect(base, "/stuck", "")) {
      String stalled = client.join("stuck:a");
      String other = client.join("stuck:b");
      String block = client.push(stalled, "stuck:a", "block", "{}");
      stuck.await(1);
      String waiting = client.push(stalled, "stuck:a", "echo", "{}");
      client.echo(other, "stuck:b");
      client.heartbeat();
      client.expectNothing();
      stuck.release();
      client.expectReply(stalled, block, "stuck:a", "ok", "{}");
      client.expectReply(stalled, waiting, "stuck:a", "ok", "{}");
    }
  }

  @Test
  void halfOfThePoolDoesNotDisturb() throws Exception {
    try (Echoes witness = new Echoes(base);
        Joiner client = new Joiner(base, "/stuck", fresh("stuck"))) {
      client.send("phx_join");
      client.replied();
      client.send("block");
      stuck.await(Joiner.TOPICS);
      witness.undisturbedBy(Load.NONE);
      stuck.release();
      client.replied();
    }
  }

  @Test
  void tenThousandDoNotDisturbOnVirtualThreads() throws Exception {
    assumeTrue(LiveObjects.HERE && Runtime.version().feature() >= 24, "before, a pool is bounded");
    List<Joiner> clients = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      clients.add(new Joiner(base, "/stuck", fresh("stuck")));
    }
    try (Echoes witness = new Echoes(base)) {
      clients.forEach(client -> client.send("phx_join"));
      clients.forEach(Joiner::replied);
      witness.undisturbedBy(end -> {
        clients.forEach(client -> client.send("block"));
        stuck.await(10_000);
        Load.NONE.until(end);
        stuck.release();
        clients.forEach(Joiner::replied);
      });
    } finally {
      clients.forEach(Joiner::close);
    }
  }

  @Test
  void theBoundedPoolRunsNoMoreThanItHasThreadsAndLosesNothing() throws Exception {
    assumeTrue(LiveObjects.HERE && Runtime.version().feature() < 24, "threads are virtual");
    try (Joiner first = new Joiner(base, "/stuck", fresh("stuck"));
        Joiner second = new Joiner(base, "/stuck", fresh("stuck"));
        PhoenixClient other = PhoenixClient.connect(base, "/stuck", "")) {
      first.send("phx_join");
      first.replied();
      second.send("phx_join");
      second.replied();
      String joinRef = other.join("stuck:other");
      first.send("block");
      stuck.await(Joiner.TOPICS);
      second.send("block");
      stuck.await(POOL);
      assertThat(workers()).isEqualTo(POOL);
      String echo = other.push(joinRef, "stuck:other", "echo", "{}");
      other.expectNothing(); // it waits behind what waits for a thread, and is not refused
      assertThat(workers()).isEqualTo(POOL);
      stuck.release();
      other.expectReply(joinRef, echo, "stuck:other", "ok", "{}");
      first.replied();
      stuck.await(2 * Joiner.TOPICS - POOL);
      stuck.release();
      second.replied();
    }
  }

  private static long workers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("garuda-worker-"))
        .count();
  }
}
