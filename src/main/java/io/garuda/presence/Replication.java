package io.garuda.presence;

import io.garuda.presence.Shard.Due;
import io.garuda.tracker.Delta;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/**
 * Tells other nodes what changes here, hears what changes there, and notices who is gone.
 *
 * <p>Messages may be lost, come twice or out of order. Any thread; locks for moments, and never while it
 * sends.
 */
final class Replication {
  /*
   * A message is a kind (1 byte) and what belongs to it:
   *
   * CHANGES  a shard (1), a delta: to all, as often as tick() is called, if anything changed
   * BEAT     for each shard the number (8) of the last event told: to all, every other second, and to a
   *          node that is heard for the first time or again. Who knows less than that answers ASK.
   * ASK      a bit (8 bytes in all) for each shard that somebody missed something of: to the sender of BEAT
   * ALL      a shard (1), a delta of all its entries of the sender: to the sender of ASK
   * BYE      nothing: the sender stops
   *
   * Each node tells of its own entries alone, so that nobody hears of a node that is gone by others. One
   * that is silent for a lease is hidden; heard again, it is shown again. One hidden for long is forgotten.
   */
  private static final byte CHANGES = 1;
  private static final byte BEAT = 2;
  private static final byte ASK = 3;
  private static final byte ALL = 4;
  private static final byte BYE = 5;

  /** How often to call {@link #tick}. */
  static final Duration TICK = Duration.ofMillis(50);

  private static final int TICKS_OF_A_BEAT = 40;
  private static final Duration SHORTEST_LEASE = Duration.ofSeconds(5);
  private static final Duration MEMORY = Duration.ofMinutes(20);

  /** What reaches the other nodes; must not block, and loses what it cannot send. */
  interface Line {
    /** Will return this node's name: no other has it, and no earlier run had. */
    String node();

    /** Will send to all other nodes. */
    void publish(byte[] message);

    /** Will send to one node. */
    void send(String node, byte[] message);
  }

  /** Another node. */
  private static final class Peer {
    private long heard;
    private boolean up;
  }

  private final Line line;
  private final List<Shard> shards;
  private final BiConsumer<Shard, Due> due;
  private final LongSupplier nanos;
  private final long lease;
  private final Map<String, Peer> peers = new HashMap<>();
  private int ticks;

  /**
   * Will carry what changes in shards that keep it.
   *
   * @param due is told which diffs are due here
   * @param lease how long a node may be silent
   * @throws IllegalArgumentException if that is too short for a lost beat or two
   */
  Replication(
      Line line,
      List<Shard> shards,
      BiConsumer<Shard, Due> due,
      LongSupplier nanos,
      Duration lease) {
    if (lease.compareTo(SHORTEST_LEASE) < 0) {
      throw new IllegalArgumentException(
          "expected a lease of 5 s or more for the presences of a node, got: " + lease);
    }
    this.line = line;
    this.shards = shards;
    this.due = due;
    this.nanos = nanos;
    this.lease = lease.toNanos();
  }

  /** Will tell the others that this node is here. */
  void start() {
    line.publish(beat());
  }

  /** Will tell the others that this node leaves, with all its entries. */
  void stop() {
    line.publish(new byte[] {BYE});
  }

  /** Will tell what has changed here, and look who is silent; one thread at a time. */
  void tick() {
    for (int i = 0; i < shards.size(); i++) {
      int shard = i;
      shards.get(i).unsent().ifPresent(delta -> line.publish(delta(CHANGES, shard, delta)));
    }
    if (++ticks % TICKS_OF_A_BEAT == 0) {
      line.publish(beat());
    }
    expire(nanos.getAsLong());
  }

  /**
   * Will take a message of another node.
   *
   * @throws RuntimeException if it is none; nothing has changed then
   */
  void receive(String node, byte[] message) {
    if (node.equals(line.node())) {
      return;
    }
    ByteBuffer in = ByteBuffer.wrap(message);
    byte kind = in.get();
    if (kind == BYE) {
      leave(node);
      return;
    }
    if (hear(node)) {
      line.send(node, beat());
    }
    switch (kind) {
      case CHANGES, ALL -> merge(shards.get(in.get()), rest(in));
      case BEAT -> compare(node, in);
      case ASK -> answer(node, in.getLong());
      default ->
        throw new IllegalArgumentException(
            "expected a message between presences, got kind: " + kind);
    }
  }

  private static byte[] rest(ByteBuffer in) {
    byte[] rest = new byte[in.remaining()];
    in.get(rest);
    return rest;
  }

  private void merge(Shard shard, byte[] delta) {
    shard.merge(Delta.of(delta)).forEach(one -> due.accept(shard, one));
  }

  private void compare(String node, ByteBuffer in) {
    long missed = 0;
    for (int i = 0; i < shards.size(); i++) {
      if (shards.get(i).upTo(node) < in.getLong()) {
        missed |= 1L << i;
      }
    }
    if (missed != 0) {
      line.send(node, ByteBuffer.allocate(9).put(ASK).putLong(missed).array());
    }
  }

  private void answer(String node, long missed) {
    for (int i = 0; i < shards.size(); i++) {
      if ((missed & 1L << i) != 0) {
        line.send(node, delta(ALL, i, shards.get(i).own()));
      }
    }
  }

  private byte[] beat() {
    ByteBuffer beat = ByteBuffer.allocate(1 + 8 * shards.size()).put(BEAT);
    shards.forEach(shard -> beat.putLong(shard.sent()));
    return beat.array();
  }

  private static byte[] delta(byte kind, int shard, Delta delta) {
    byte[] bytes = delta.bytes();
    return ByteBuffer.allocate(2 + bytes.length)
        .put(kind)
        .put((byte) shard)
        .put(bytes)
        .array();
  }

  /** Will show a node that was hidden or is new; true if so. */
  private synchronized boolean hear(String node) {
    Peer peer = peers.computeIfAbsent(node, name -> new Peer());
    peer.heard = nanos.getAsLong();
    boolean appears = !peer.up;
    if (appears) {
      peer.up = true;
      shards.forEach(shard -> shard.up(node).forEach(one -> due.accept(shard, one)));
    }
    return appears;
  }

  private synchronized void leave(String node) {
    hide(node);
    shards.forEach(shard -> shard.forget(node));
    peers.remove(node);
  }

  private void hide(String node) {
    shards.forEach(shard -> shard.down(node).forEach(one -> due.accept(shard, one)));
  }

  private synchronized void expire(long now) {
    for (Iterator<Map.Entry<String, Peer>> all = peers.entrySet().iterator(); all.hasNext(); ) {
      Map.Entry<String, Peer> each = all.next();
      Peer peer = each.getValue();
      if (peer.up && now - peer.heard > lease) {
        peer.up = false;
        hide(each.getKey());
      } else if (!peer.up && now - peer.heard > MEMORY.toNanos()) {
        shards.forEach(shard -> shard.forget(each.getKey()));
        all.remove();
      }
    }
  }

  /** Will return how many other nodes are shown. */
  synchronized int nodes() {
    return (int) peers.values().stream().filter(peer -> peer.up).count();
  }
}
