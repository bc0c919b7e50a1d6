package io.garuda.presence;

import io.garuda.channel.SocketRuntime;
import io.garuda.channel.Timer;
import io.garuda.presence.Shard.Due;
import io.garuda.pubsub.NodeListener;
import io.garuda.pubsub.PubSub;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;

/** Carries the presences of one kind between nodes, over their pub/sub, until this node leaves. */
final class PresenceNodes implements NodeListener, Replication.Line {
  private final PubSub pubSub;
  private final Timer timer;
  private final String topic;
  private final Replication replication;

  private PresenceNodes(
      SocketRuntime runtime,
      String kind,
      List<Shard> shards,
      BiConsumer<Shard, Due> due,
      Duration lease) {
    this.pubSub = runtime.pubSub();
    this.timer = runtime.timer();
    this.topic = "presence:" + kind;
    this.replication = new Replication(this, shards, due, System::nanoTime, lease);
  }

  /**
   * Will begin.
   *
   * @param kind has the same name on all nodes, and no other kind has it
   */
  static PresenceNodes start(
      SocketRuntime runtime,
      String kind,
      List<Shard> shards,
      BiConsumer<Shard, Due> due,
      Duration lease) {
    PresenceNodes nodes = new PresenceNodes(runtime, kind, shards, due, lease);
    nodes.pubSub.listen(nodes.topic, nodes).thenRun(nodes.replication::start);
    nodes.tick();
    return nodes;
  }

  private void tick() {
    timer.schedule(Replication.TICK, this::tick);
    replication.tick();
  }

  /** Will return how many other nodes are shown. */
  int count() {
    return replication.nodes();
  }

  @Override
  public String node() {
    return pubSub.node();
  }

  @Override
  public void publish(byte[] message) {
    pubSub.publish(topic, message);
  }

  @Override
  public void send(String node, byte[] message) {
    pubSub.send(node, topic, message);
  }

  @Override
  public void receive(String node, byte[] message) {
    replication.receive(node, message);
  }

  @Override
  public void healed() {
    replication.start();
  }

  @Override
  public void leaving() {
    replication.stop();
  }
}
