package io.garuda.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.garuda.command.Command;
import io.garuda.command.NodeScripts;
import io.garuda.wire.PhoenixClient;
import io.garuda.wire.Topics;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * Stock clients of one topic with a history, each a {@code resuming.mjs}, and somebody who publishes
 * numbers on it, steadily.
 */
final class ResumingClients implements AutoCloseable {
  private static final int BATCH = 100;
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Path HELPER = Path.of("src/main/frontend/resume.mjs").toAbsolutePath();

  private final String topic = Topics.fresh("long");
  private final List<Command> clients = new ArrayList<>();
  private final NodeScripts scripts;
  private final URI base;
  private Thread publisher = new Thread(() -> {});
  private volatile boolean publishing;
  private volatile int published;

  ResumingClients(NodeScripts scripts, URI base) {
    this.scripts = scripts;
    this.base = base;
  }

  /**
   * Will start a client.
   *
   * @param moves how many times it leaves and comes back
   */
  void add(String version, String transport, int moves) throws IOException {
    clients.add(scripts.start(
        "resuming.mjs",
        base.toString(),
        version,
        transport,
        topic,
        HELPER.toString(),
        Integer.toString(moves)));
  }

  int published() {
    return published;
  }

  /** Will publish at a node, so many a second, until {@link #pause}. */
  void publish(URI at, int rate) {
    publishing = true;
    publisher = new Thread(() -> publish(at, published, rate), "publisher");
    publisher.start();
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes at a time
  private void publish(URI at, int before, int rate) {
    try (PhoenixClient client = PhoenixClient.connect(at)) {
      String own = Topics.fresh("conf");
      String ref = client.join(own);
      long begin = System.nanoTime();
      while (publishing) {
        int due = before + (int) ((System.nanoTime() - begin) / 1e9 * rate);
        for (int batch = 0; batch < BATCH && published < due; batch++) {
          client.send(
              "['1',null,'%s','relay',{'topic':'%s','event':'shout','payload':{'n':%d}}]",
              own, topic, ++published);
        }
        client.send("['%s','done','%s','echo',{}]", ref, own);
        while (!client.raw().nextText().contains("\"done\"")) {} // all are handled
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
      }
    }
  }

  void pause() throws InterruptedException {
    publishing = false;
    publisher.join();
  }

  List<JsonNode> states() {
    return clients.stream().map(ResumingClients::state).toList();
  }

  private static JsonNode state(Command client) {
    String output = client.output();
    int end = output.lastIndexOf('\n');
    int begin = end < 0 ? -1 : output.lastIndexOf('\n', end - 1);
    try {
      return new JsonMapper().readTree(end < 0 ? "{}" : output.substring(begin + 1, end));
    } catch (IOException e) {
      throw new AssertionError("expected JSON, got: " + output, e);
    }
  }

  void await(String what, Predicate<JsonNode> each) {
    long end = System.nanoTime() + DEADLINE.toNanos();
    while (!states().stream().allMatch(each)) {
      assertThat(System.nanoTime()).as(() -> what + ": " + states()).isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  /** Will stop publishing, and see that all heard each number once; returns what they say. */
  List<JsonNode> conclude() throws InterruptedException {
    pause();
    await("the last message", state -> state.path("last").asInt() == published);
    List<JsonNode> states = states();
    System.out.println(published + " published: " + states);
    assertThat(states).allSatisfy(state -> {
      assertThat(state.path("lost").asInt()).isZero();
      assertThat(state.path("doubled").asInt()).isZero();
    });
    return states;
  }

  @Override
  public void close() {
    try {
      pause();
      for (Command client : clients) {
        client.end(Duration.ZERO);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
