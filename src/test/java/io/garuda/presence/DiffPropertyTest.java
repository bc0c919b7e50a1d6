package io.garuda.presence;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.presence.Shard.Due;
import io.garuda.tracker.Tracked;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * A client that hears all diffs from its join on, and a state somewhere between them, is in step.
 *
 * <p>Changes, diffs, joins of clients and the arrival of their states happen at random; clients do what
 * {@code Presence} of {@code phoenix.js} does.
 */
class DiffPropertyTest {
  private static final String TOPIC = "room:1";

  private static final class Client {
    private final Map<String, Tracked> known = new LinkedHashMap<>();
    private final List<Runnable> pending = new ArrayList<>();
    private List<Tracked> state = List.of();
    private boolean synced;

    void hears(List<Tracked> joins, List<Tracked> leaves) {
      Runnable sync = () -> {
        joins.forEach(tracked -> known.put(tracked.ref(), tracked));
        leaves.forEach(tracked -> known.remove(tracked.ref()));
      };
      if (synced) {
        sync.run();
      } else {
        pending.add(sync);
      }
    }

    void hearsState() {
      state.forEach(tracked -> known.put(tracked.ref(), tracked));
      pending.forEach(Runnable::run);
      synced = true;
    }
  }

  private final List<Client> clients = new ArrayList<>();
  private final List<Tracked> here = new ArrayList<>();
  private Shard shard = new Shard("here", false);
  private Optional<Due> due = Optional.empty();
  private Random random = new Random();
  private int refs;

  @Test
  void everyClientIsInStepAfterEachDiff() {
    for (long seed = 0; seed < 500; seed++) {
      random = new Random(seed);
      shard = new Shard("here", false);
      due = Optional.empty();
      clients.clear();
      here.clear();
      for (int step = 0; step < 100; step++) {
        step(seed);
      }
      clients.stream().filter(client -> !client.synced).forEach(Client::hearsState);
      tell(seed);
      tell(seed);
      assertThat(due).isEmpty();
      assertThat(clients).allSatisfy(client -> assertThat(client.synced).isTrue());
    }
  }

  private void step(long seed) {
    switch (random.nextInt(8)) {
      case 0, 1, 2 -> join();
      case 3 -> leave();
      case 4 -> update();
      case 5 -> {
        Client client = new Client();
        clients.add(client);
        client.state = shard.list(TOPIC);
      }
      case 6 ->
        clients.stream().filter(client -> !client.synced).findAny().ifPresent(Client::hearsState);
      default -> tell(seed);
    }
  }

  private void join() {
    Tracked tracked =
        new Tracked(TOPIC, "key" + random.nextInt(3), "owner" + ++refs, "ref" + refs, "{}");
    here.add(tracked);
    changed(shard.join(tracked, Integer.MAX_VALUE));
  }

  private void leave() {
    if (!here.isEmpty()) {
      changed(shard.leave(here.remove(random.nextInt(here.size()))));
    }
  }

  private void update() {
    if (!here.isEmpty()) {
      Tracked before = here.remove(random.nextInt(here.size()));
      Tracked after = new Tracked(TOPIC, before.key(), before.owner(), "ref" + ++refs, "{}");
      here.add(after);
      changed(shard.replace(before, after));
    }
  }

  private void changed(Optional<Due> diff) {
    assertThat(due.isPresent() && diff.isPresent()).isFalse();
    due = diff.or(() -> due);
  }

  private void tell(long seed) {
    due = due.flatMap(now -> shard.take(now).map(taken -> {
      clients.forEach(client -> client.hears(taken.joins(), taken.leaves()));
      return shard.told(now);
    }));
    for (Client client : clients) {
      if (client.synced) {
        assertThat(refs(client.known.values())).as("seed %d", seed).isEqualTo(refs(here));
      }
    }
    assertThat(refs(shard.list(TOPIC))).isEqualTo(refs(here));
  }

  private static Set<String> refs(Iterable<Tracked> all) {
    Set<String> refs = new TreeSet<>();
    all.forEach(tracked -> refs.add(tracked.ref()));
    return refs;
  }
}
