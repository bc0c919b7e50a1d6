package io.garuda.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Replicas change and tell one another at random: lost, late, twice, in any order, in any bundle.
 *
 * <p>They hide one another, forget what is hidden, and come back.
 */
class StatePropertyTest {
  private static final List<String> TOPICS = List.of("room:1", "room:2");

  /** A replica, what is true of it, and what it would show if it believed its changes alone. */
  private static final class Node {
    private final String name;
    private final State state;
    private final Set<Tracked> own = new HashSet<>();
    private final Set<Tracked> shown = new HashSet<>();
    private final Set<String> down = new HashSet<>();

    Node(String name) {
      this.name = name;
      this.state = new State(name);
    }

    void apply(Change change) {
      change.leaves().forEach(tracked -> assertThat(shown.remove(tracked)).isTrue());
      change.joins().forEach(tracked -> assertThat(shown.add(tracked)).isTrue());
    }

    Set<Tracked> listed() {
      Set<Tracked> all = new HashSet<>();
      TOPICS.forEach(topic -> all.addAll(state.list(topic)));
      return all;
    }
  }

  /** Something said to one replica that it has not heard yet. */
  private record Said(Node to, Delta delta) {}

  private final List<Node> nodes = new ArrayList<>();
  private final List<Said> under = new ArrayList<>();
  private Random random = new Random();
  private int refs;

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void replicasAgreeOnceEachHasHeardOfEverything(int replicas) {
    for (long seed = 0; seed < 300; seed++) {
      random = new Random(seed);
      nodes.clear();
      under.clear();
      for (int i = 0; i < replicas; i++) {
        nodes.add(new Node("node" + i));
      }
      nodes.forEach(one -> nodes.forEach(other -> one.apply(one.state.replicaUp(other.name))));
      for (int step = 0; step < 120; step++) {
        step();
      }
      settle(seed);
    }
  }

  private void step() {
    Node node = any(nodes);
    switch (random.nextInt(8)) {
      case 0, 1, 2 -> put(node);
      case 3 -> remove(node);
      case 4, 5 -> hear();
      case 6 -> {
        State other = any(nodes).state;
        Set<String> some = Set.of(any(nodes).name);
        node.apply(node.state.merge(random.nextBoolean() ? other.full() : other.full(some)));
      }
      default -> toggle(node, any(nodes));
    }
    assertThat(node.shown).isEqualTo(node.listed());
  }

  private void put(Node node) {
    String owner = node.name + "/" + random.nextInt(3);
    Tracked tracked =
        new Tracked(any(TOPICS), "key" + random.nextInt(2), owner, "ref" + ++refs, "{}");
    node.own.removeIf(other -> other.place().equals(tracked.place()));
    node.shown.removeIf(other -> other.place().equals(tracked.place()));
    node.own.add(tracked);
    node.shown.add(tracked);
    say(node, node.state.put(tracked));
  }

  private void remove(Node node) {
    if (!node.own.isEmpty()) {
      Tracked tracked = any(List.copyOf(node.own));
      node.own.remove(tracked);
      node.shown.remove(tracked);
      say(node, node.state.remove(tracked).orElseThrow());
    }
  }

  private void say(Node from, Delta delta) {
    nodes.stream().filter(to -> to != from).forEach(to -> under.add(new Said(to, delta)));
  }

  /** Something is heard, heard twice, lost, or bundled with something else for the same node. */
  private void hear() {
    if (under.isEmpty()) {
      return;
    }
    Said said = under.remove(random.nextInt(under.size()));
    Delta delta = said.delta;
    if (random.nextBoolean()) {
      List<Said> more = under.stream().filter(other -> other.to == said.to).toList();
      if (!more.isEmpty()) {
        Said other = any(more);
        under.remove(other);
        delta = random.nextBoolean() ? delta.merge(other.delta) : other.delta.merge(delta);
      }
    }
    delta = Delta.of(delta.bytes());
    for (int times = random.nextInt(3); times > 0; times--) {
      said.to.apply(said.to.state.merge(delta));
    }
  }

  private void toggle(Node node, Node other) {
    if (node == other) {
      return;
    }
    if (node.down.remove(other.name)) {
      if (random.nextBoolean()) {
        node.state.forget(other.name);
      }
      node.apply(node.state.replicaUp(other.name));
    } else {
      node.down.add(other.name);
      node.apply(node.state.replicaDown(other.name));
    }
  }

  private void settle(long seed) {
    Collections.shuffle(under, random);
    under.forEach(said -> said.to.apply(said.to.state.merge(said.delta)));
    Set<Tracked> all = new HashSet<>();
    nodes.forEach(node -> all.addAll(node.own));
    for (Node node : nodes) {
      nodes.forEach(other -> node.apply(node.state.replicaUp(other.name)));
      nodes.forEach(other -> node.apply(node.state.merge(other.state.full())));
      assertThat(node.listed()).as("seed %d, %s", seed, node.name).isEqualTo(all);
      assertThat(node.shown).as("seed %d, %s", seed, node.name).isEqualTo(all);
    }
    nodes.forEach(
        node -> assertThat(node.state.clock()).isEqualTo(nodes.get(0).state.clock()));
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
