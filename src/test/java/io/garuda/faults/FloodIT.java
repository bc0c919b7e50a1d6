package io.garuda.faults;

import static io.garuda.wire.Topics.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.contract.ContractExtension;
import io.garuda.protocol.LiveObjects;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Floods end as documented, leave nothing in the heap, and a witness does not notice them.
 *
 * <p>Rates are the defaults, on the mount that has them.
 */
@ExtendWith(ContractExtension.class)
class FloodIT {
  private static final String DEFAULT_RATES = "/options/7/ws?vsn=2.0.0";
  private static final String NO_RATES = "/socket/websocket?vsn=2.0.0";
  private static final int CLIENTS = 100;
  private static final int TOPICS_AT_ONCE = CLIENTS * Joiner.TOPICS;
  private static final String BEAN = "io.garuda.contract.BenchChannel";
  private static final String CONTEXT = "org.jboss.weld.contexts.CreationalContextImpl";
  private static final long BYTES = 2 << 20;

  private static final Logger LOGGER = Logger.getLogger("io.garuda.channel.SocketConnection");

  private final URI base;
  private final AtomicInteger closings = new AtomicInteger();

  FloodIT(URI base) {
    this.base = base;
  }

  @BeforeEach
  void keepTheLogShort() {
    LOGGER.setFilter(record -> closings.incrementAndGet() == 0);
  }

  @AfterEach
  void log() {
    LOGGER.setFilter(null);
  }

  @Test
  void joins() throws Exception {
    undisturbedBy(new Flood(base, DEFAULT_RATES, "rate limited")
        .sends(2_000, i -> "['" + i + "','" + i + "','options:" + i + "','phx_join',{}]")
        .served(200, 50));
  }

  @Test
  void joinsAndLeavesOfOneTopic() throws Exception {
    undisturbedBy(new Flood(base, DEFAULT_RATES, "rate limited")
        .sends(
            2_000,
            i -> "['" + i / 2 + "','" + i + "','options:a','"
                + (i % 2 == 0 ? "phx_join" : "phx_leave") + "',{}]")
        .served(2 * 200, 2 * 50));
  }

  @Test
  void messages() throws Exception {
    undisturbedBy(new Flood(base, DEFAULT_RATES, "rate limited")
        .joined("options:a")
        .sends(5_000, i -> "['1','" + i + "','options:a','echo',{}]")
        .served(1_000, 500));
  }

  @Test
  void heartbeats() throws Exception {
    undisturbedBy(new Flood(base, DEFAULT_RATES, "rate limited")
        .sends(5_000, i -> "[null,'" + i + "','phoenix','heartbeat',{}]")
        .served(1_000, 500));
  }

  @Test
  void messagesThatWait() throws Exception {
    undisturbedBy(new Flood(base, NO_RATES, "overloaded")
        .joined("conf:slow")
        .sends(5_000, i -> "['1','" + i + "','conf:slow','count',{}]"));
  }

  @Test
  void bytesThatWait() throws Exception {
    String padding = "x".repeat(10_000);
    undisturbedBy(new Flood(base, NO_RATES, "overloaded")
        .joined("conf:pad")
        .sends(500, i -> "['1','" + i + "','conf:pad','count',{'pad':'" + padding + "'}]"));
  }

  @Test
  void aHundredThousandTopicsLeaveNothingBehind() throws Exception {
    Map<String, Long> before = LiveObjects.count();
    List<Joiner> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(new Joiner(base, "/socket", fresh("bench")));
    }
    try {
      clients.forEach(client -> client.send("phx_join"));
      clients.forEach(Joiner::replied);
      assertThat(LiveObjects.count(BEAN)).isEqualTo(TOPICS_AT_ONCE);
      long contexts = LiveObjects.count(CONTEXT);
      assertThat(contexts).isGreaterThanOrEqualTo(TOPICS_AT_ONCE);
      clients.forEach(client -> client.send("phx_leave"));
      clients.forEach(Joiner::left);
      watched(end -> {
        for (int i = 0; i < 100_000 / Joiner.TOPICS; i++) {
          Joiner client = clients.get(i % CLIENTS);
          client.send("phx_join");
          client.replied();
          client.send("phx_leave");
          client.left();
        }
      });
      assertThat(LiveObjects.count(CONTEXT)).isLessThanOrEqualTo(contexts - TOPICS_AT_ONCE);
    } finally {
      clients.forEach(Joiner::close);
    }
    LiveObjects.awaitNoMoreThan(before);
  }

  @Test
  void eachConnectionIsLoggedOnce() {
    new Flood(base, DEFAULT_RATES, "rate limited")
        .sends(5_000, i -> "[null,'" + i + "','phoenix','heartbeat',{}]")
        .until(System.nanoTime());
    assertThat(closings).hasValue(1);
  }

  private void undisturbedBy(Load load) throws Exception {
    Map<String, Long> before = LiveObjects.count();
    load.until(System.nanoTime()); // what is made once is made
    watched(load);
    LiveObjects.awaitNoMoreThan(before);
  }

  private void watched(Load load) throws Exception {
    long bytes = LiveObjects.bytes();
    try (Echoes witness = new Echoes(base)) {
      witness.undisturbedBy(load);
    }
    LiveObjects.awaitBytes(bytes + BYTES);
  }
}
