package io.garuda.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.garuda.wire.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Three nodes and 300 users: killed, stopped, cut and healed, all know the same. */
class PresenceOnNodes {
  private static final int OF_EACH = 100;
  private static final Duration LEASE = Duration.ofSeconds(10);
  private static final Duration SOON = Duration.ofSeconds(10);

  /** A line that was cut is tried anew every 3 s at most, and what was missed is asked for by a beat. */
  private static final Duration HEALED = Duration.ofSeconds(10);

  @RegisterExtension
  static final Nodes NODES = Nodes.of(3);

  private final String topic = Topics.fresh("presence");
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<List<PresentUser>> users = new ArrayList<>();
  private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor();

  @AfterEach
  void leave() {
    heart.shutdownNow();
    users.forEach(some -> some.forEach(PresentUser::leave));
  }

  private List<PresentUser> join(int node, int count, String suffix) {
    List<PresentUser> joined = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = "user" + node + "-" + i + suffix;
      joined.add(PresentUser.join(NODES.base(node), topic, name).join());
    }
    return joined;
  }

  private Set<String> listed(int node) {
    try {
      URI uri = NODES.base(node).resolve("/api/presence/" + topic);
      String body = http.send(
              HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
          .body();
      Set<String> keys = new TreeSet<>();
      new JsonMapper().readTree(body).fieldNames().forEachRemaining(keys::add);
      return keys;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Set<String> names(List<PresentUser> some) {
    Set<String> names = new TreeSet<>();
    some.forEach(user -> names.add(user.name()));
    return names;
  }

  private Set<String> everybody() {
    Set<String> all = new TreeSet<>();
    users.forEach(some -> all.addAll(names(some)));
    return all;
  }

  /** Will wait until these nodes list these users, and all clients there know them. */
  private void awaitKnown(Set<String> names, Duration within, int... nodes) {
    long begin = System.nanoTime();
    List<String> wrong = wrong(names, nodes);
    while (!wrong.isEmpty() && System.nanoTime() - begin < within.toNanos()) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      wrong = wrong(names, nodes);
    }
    assertThat(wrong)
        .as("who does not know the %s within %s", names.size(), within)
        .isEmpty();
    System.out.printf(
        "%d users known to all after %.2f s%n", names.size(), (System.nanoTime() - begin) / 1e9);
  }

  private List<String> wrong(Set<String> names, int... nodes) {
    List<String> wrong = new ArrayList<>();
    for (int node : nodes) {
      Set<String> listed = listed(node);
      if (!listed.equals(names)) {
        wrong.add("node " + node + " lists " + listed.size());
      }
      for (PresentUser user : users.get(node)) {
        if (!user.knows().equals(names)) {
          wrong.add(user + " knows " + user.knows().size());
        }
      }
    }
    return wrong;
  }

  @Test
  void allKnowTheSameWhateverHappensToANode() {
    Future<?> unused = heart.scheduleAtFixedRate(
        () -> users.forEach(some -> some.forEach(PresentUser::heartbeat)),
        20,
        20,
        TimeUnit.SECONDS);
    for (int node = 0; node < 3; node++) {
      users.add(join(node, OF_EACH, ""));
    }
    awaitKnown(everybody(), SOON, 0, 1, 2);

    NODES.server(2).kill();
    users.set(2, List.of());
    awaitKnown(everybody(), LEASE.plusSeconds(2), 0, 1); // beside the lease, the diff
    NODES.startAgain(2);
    users.set(2, join(2, OF_EACH, " again"));
    awaitKnown(everybody(), SOON, 0, 1, 2);

    NODES.server(1).close();
    users.set(1, List.of());
    awaitKnown(everybody(), Duration.ofSeconds(2), 0, 2);
    NODES.startAgain(1);
    users.set(1, join(1, OF_EACH, " again"));
    awaitKnown(everybody(), SOON, 0, 1, 2);

    NODES.line(0).cut();
    Set<String> apart = new TreeSet<>(names(users.get(1)));
    apart.addAll(names(users.get(2)));
    awaitKnown(apart, LEASE.plusSeconds(3), 1, 2);
    awaitKnown(names(users.get(0)), LEASE.plusSeconds(3), 0);
    users.get(0).addAll(join(0, 1, " while it was cut"));
    users.get(1).remove(0).leave();
    NODES.line(0).heal();
    awaitKnown(everybody(), HEALED, 0, 1, 2);
  }
}
