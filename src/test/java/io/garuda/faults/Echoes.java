package io.garuda.faults;

import static io.garuda.wire.Topics.fresh;

import io.garuda.wire.PhoenixClient;
import io.garuda.wire.Received;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A witness that echoes at a fixed pace, whatever the answers take, and measures each from when it was
 * due: what a stall delays counts, too.
 */
final class Echoes implements AutoCloseable {
  /**
   * Below this a p99 is the machine's, not the server's: test, clients and server share a JVM and two
   * cores, where a collection or a compiler's thread takes that long. What a lock, a full queue or a
   * blocked writer does takes longer by far.
   */
  private static final double FLOOR_MILLIS = 25;

  private static final int ROUNDS = 5;
  private static final long PACE = TimeUnit.MILLISECONDS.toNanos(2);
  private static final long TIME = TimeUnit.MILLISECONDS.toNanos(1_500);
  private static final Duration DEADLINE = Duration.ofSeconds(5);

  private final PhoenixClient client;
  private final String topic = fresh("bench");
  private final String joinRef;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile boolean stopping;

  Echoes(URI base) {
    client = PhoenixClient.connect(base);
    joinRef = client.join(topic);
  }

  /**
   * Will check that a load moves the p99 to at most one and a half of what it is without it.
   *
   * <p>Both are measured one after the other, up to five times: a load that disturbs does so each
   * time, and what else runs on the machine does not.
   */
  void undisturbedBy(Load load) throws Exception {
    List<String> rounds = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      Latencies quiet = during(Load.NONE);
      Latencies loaded = during(load);
      rounds.add("quiet " + quiet + ", loaded " + loaded);
      if (loaded.p99Millis() <= Math.max(FLOOR_MILLIS, 1.5 * quiet.p99Millis())) {
        return;
      }
    }
    throw new AssertionError("expected an undisturbed witness, got: " + rounds);
  }

  private Latencies during(Load load) throws Exception {
    stopping = false;
    Future<Integer> sending = threads.submit(this::send);
    Future<Latencies> receiving = threads.submit(() -> receive(sending));
    try {
      load.until(System.nanoTime() + TIME);
    } finally {
      stopping = true;
    }
    return receiving.get();
  }

  private int send() {
    long due = System.nanoTime();
    int sent = 0;
    while (!stopping) {
      client.push(joinRef, topic, "echo", "{'due':" + due + "}");
      sent++;
      due += PACE;
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
    }
    return sent;
  }

  private Latencies receive(Future<Integer> sending) throws Exception {
    List<Long> took = new ArrayList<>();
    long last = System.nanoTime();
    while (!sending.isDone() || took.size() < sending.get()) {
      Optional<Received> reply = client.raw().poll(Duration.ofMillis(20));
      if (reply.isPresent()) {
        last = System.nanoTime();
        took.add(last - due(reply.get().text()));
      } else if (System.nanoTime() - last > DEADLINE.toNanos()) {
        throw new AssertionError("expected a reply within " + DEADLINE + ", got none");
      }
    }
    return Latencies.of(took);
  }

  private static long due(String reply) {
    int from = reply.indexOf("{\"due\":");
    if (from < 0 || !reply.contains("\"status\":\"ok\"")) {
      throw new AssertionError("expected an echo, got: " + reply);
    }
    return Long.parseLong(reply.substring(from + "{\"due\":".length(), reply.indexOf('}', from)));
  }

  @Override
  public void close() {
    threads.shutdownNow();
    client.close();
  }
}
