package io.garuda.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.presence.Shard.Due;
import io.garuda.tracker.Tracked;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nodes on a network that loses, doubles, reorders and is cut; time is what the test says. */
class ReplicationTest {
  private static final List<String> TOPICS = List.of("room:1", "room:2", "room:3");
  private static final Duration LEASE = Duration.ofSeconds(10);
  private static final int TICKS_A_SECOND = 20;

  private record Sent(String from, Node to, ByteBuffer message) {}

  /** A node, who is there by its diffs, and what is under way to it. */
  private final class Node implements Replication.Line {
    private final String name;
    private final List<Shard> shards;
    private final Replication replication;
    private final Set<String> shown = new HashSet<>();
    private final Set<Tracked> own = new HashSet<>();
    private boolean cut;
    private Runnable whileItPublishes = () -> {};

    Node(String name) {
      this.name = name;
      this.shards = List.of(new Shard(name, true), new Shard(name, true));
      this.replication = new Replication(this, shards, this::tell, () -> now, LEASE);
    }

    private Shard shard(String topic) {
      return shards.get(topic.hashCode() & 1);
    }

    @Override
    public String node() {
      return name;
    }

    @Override
    public void publish(byte[] message) {
      whileItPublishes.run();
      nodes.stream().filter(to -> to != this).forEach(to -> send(to, message));
    }

    @Override
    public void send(String node, byte[] message) {
      nodes.stream().filter(to -> to.name.equals(node)).forEach(to -> send(to, message));
    }

    private void send(Node to, byte[] message) {
      if (!cut && !to.cut) {
        underWay.add(new Sent(name, to, ByteBuffer.wrap(message)));
      }
    }

    void join(String topic, String key) {
      Tracked tracked = new Tracked(topic, key, "owner" + ++refs, "ref" + refs, "{}");
      own.add(tracked);
      shard(topic).join(tracked, Integer.MAX_VALUE).ifPresent(due -> tell(shard(topic), due));
    }

    void leave(Tracked tracked) {
      own.remove(tracked);
      Shard shard = shard(tracked.topic());
      shard.leave(tracked).ifPresent(due -> tell(shard, due));
    }

    /** Does what clients do with diffs. */
    private void tell(Shard shard, Due due) {
      Optional<Shard.Taken> taken = shard.take(due);
      Due next = due;
      while (taken.isPresent()) {
        taken.get().joins().forEach(tracked -> assertThat(shown.add(tracked.ref()))
            .isTrue());
        taken.get().leaves().forEach(tracked -> assertThat(shown.remove(tracked.ref()))
            .isTrue());
        next = shard.told(next);
        taken = shard.take(next);
      }
    }

    Set<String> list() {
      Set<String> refs = new TreeSet<>();
      TOPICS.forEach(topic -> shard(topic).list(topic).forEach(tracked -> refs.add(tracked.ref())));
      return refs;
    }
  }

  private final List<Node> nodes = new ArrayList<>();
  private final Deque<Sent> underWay = new ArrayDeque<>();
  private long now = 1;
  private int refs;

  private Node start(String name) {
    Node node = new Node(name);
    nodes.add(node);
    node.replication.start();
    return node;
  }

  private void kill(Node node) {
    nodes.remove(node);
    underWay.removeIf(sent -> sent.to == node);
  }

  private void deliverAll() {
    while (!underWay.isEmpty()) {
      deliver(underWay.poll());
    }
  }

  private static void deliver(Sent sent) {
    byte[] bytes = new byte[sent.message.remaining()];
    sent.message.duplicate().get(bytes);
    sent.to.replication.receive(sent.from, bytes);
  }

  private void tick() {
    now += Replication.TICK.toNanos();
    nodes.forEach(node -> node.replication.tick());
  }

  private void pass(Duration time) {
    for (long ticks = time.toMillis() / Replication.TICK.toMillis(); ticks > 0; ticks--) {
      tick();
      deliverAll();
    }
  }

  private void assertAllShow(Collection<Node> present) {
    Set<String> all = new TreeSet<>();
    present.forEach(node -> node.own.forEach(tracked -> all.add(tracked.ref())));
    for (Node node : nodes) {
      assertThat(node.list()).as(node.name).isEqualTo(all);
      assertThat(node.shown).as(node.name).isEqualTo(all);
    }
  }

  @Test
  void aChangeIsToldWithTheNextTick() {
    Node a = start("a");
    start("b");
    deliverAll();
    a.join("room:1", "ann");
    pass(Replication.TICK);
    assertAllShow(nodes);
    a.leave(a.own.iterator().next());
    pass(Replication.TICK);
    assertAllShow(nodes);
  }

  @Test
  void aNewcomerHearsOfEverybodyAtOnce() {
    start("a").join("room:1", "ann");
    start("b").join("room:2", "bob");
    pass(Replication.TICK);
    start("c");
    deliverAll();
    assertAllShow(nodes);
  }

  @Test
  void whoeverStopsLeavesAtOnceAndWhoeverIsKilledAfterTheLease() {
    Node a = start("a");
    Node b = start("b");
    Node c = start("c");
    nodes.forEach(node -> node.join("room:1", "ann"));
    pass(Duration.ofSeconds(3));
    assertAllShow(List.of(a, b, c));
    b.replication.stop();
    deliverAll();
    kill(b);
    assertAllShow(List.of(a, c));
    kill(c);
    pass(LEASE.minusSeconds(4));
    assertAllShow(List.of(a, c));
    pass(Duration.ofSeconds(7));
    assertAllShow(List.of(a));
    assertThat(a.replication.nodes()).isZero();
  }

  @Test
  void aLineThatIsCutForLongHidesTheOthersAndHealsByItself() {
    Node a = start("a");
    Node b = start("b");
    a.join("room:1", "ann");
    b.join("room:1", "bob");
    pass(Duration.ofSeconds(3));
    b.cut = true;
    a.join("room:2", "new");
    b.leave(b.own.iterator().next());
    b.join("room:2", "bob");
    pass(Duration.ofSeconds(15));
    assertThat(a.list()).hasSize(2);
    assertThat(b.list()).hasSize(1);
    b.cut = false;
    pass(Duration.ofSeconds(3));
    assertAllShow(nodes);
  }

  @Test
  void aLineThatIsCutForHalfAnHourHealsToo() {
    Node a = start("a");
    Node b = start("b");
    a.join("room:1", "ann");
    b.join("room:1", "bob");
    pass(Duration.ofSeconds(3));
    b.cut = true;
    pass(Duration.ofMinutes(30));
    assertThat(a.shards).allSatisfy(shard -> assertThat(shard.upTo("b")).isZero());
    b.cut = false;
    pass(Duration.ofSeconds(3));
    assertAllShow(nodes);
  }

  @Test
  void nothingIsAskedForWhereNothingWasMissed() {
    Node a = start("a");
    start("b");
    deliverAll();
    a.whileItPublishes = () -> a.join("room:1", "late");
    for (int i = 0; i < 5 * TICKS_A_SECOND; i++) {
      a.join("room:1", "ann");
      tick();
      while (!underWay.isEmpty()) {
        Sent sent = underWay.poll();
        assertThat(sent.from + sent.message.get(0)).isIn("a1", "a2", "b2"); // changes and beats
        deliver(sent);
      }
    }
  }

  @Test
  void whatIsNoMessageIsRefused() {
    Node a = start("a");
    for (byte[] message : new byte[][] {{}, {9}, {1, 0, 7}, {1, 99, 1}, {2, 0}, {3}}) {
      assertThatThrownBy(() -> a.replication.receive("b", message))
          .isInstanceOf(RuntimeException.class);
    }
    assertThat(a.list()).isEmpty();
  }

  @Test
  void nodesAgreeOnceTheNetworkIsWell() {
    for (long seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      nodes.clear();
      underWay.clear();
      Stream.of("a", "b", "c").forEach(this::start);
      for (int step = 0; step < 400; step++) {
        step(random, seed + "/" + step);
      }
      nodes.forEach(node -> node.cut = false);
      pass(LEASE.plusSeconds(5));
      assertAllShow(nodes);
    }
  }

  private void step(Random random, String unique) {
    Node node = nodes.get(random.nextInt(nodes.size()));
    switch (random.nextInt(16)) {
      case 0, 1, 2 ->
        node.join(TOPICS.get(random.nextInt(TOPICS.size())), "key" + random.nextInt(3));
      case 3 -> node.own.stream().findAny().ifPresent(node::leave);
      case 4 -> node.cut = !node.cut;
      case 5 -> {
        if (random.nextInt(10) == 0) {
          if (random.nextBoolean()) {
            node.replication.stop();
          }
          kill(node);
          start("node" + unique);
        }
      }
      case 6 -> underWay.poll();
      case 7 -> Optional.ofNullable(underWay.peek()).ifPresent(ReplicationTest::deliver);
      case 8 -> Optional.ofNullable(underWay.pollLast()).ifPresent(ReplicationTest::deliver);
      case 9, 10, 11 -> tick();
      default -> Optional.ofNullable(underWay.poll()).ifPresent(ReplicationTest::deliver);
    }
  }
}
