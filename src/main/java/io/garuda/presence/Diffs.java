package io.garuda.presence;

import io.garuda.channel.Socket;
import io.garuda.channel.SocketRuntime;
import io.garuda.presence.Shard.Due;
import io.garuda.presence.Shard.Taken;
import io.garuda.socket.Broadcast;
import io.garuda.socket.Payload;
import io.garuda.socket.Topic;
import io.garuda.tracker.Tracked;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells what changed: when, and to whom. A topic's diffs follow one another on workers. */
final class Diffs {
  private static final System.Logger LOG = System.getLogger(Diffs.class.getName());

  /** How long a diff waits for a channel that goes on; the timer adds up to 50 ms. */
  private static final Duration PATIENCE = Duration.ofMillis(50);

  private final Presence presence;
  private final SocketRuntime runtime;

  Diffs(Presence presence, SocketRuntime runtime) {
    this.presence = presence;
    this.runtime = runtime;
  }

  /** Will tell a diff once a channel has done what it does, and at once if nobody is busy. */
  void due(Shard shard, Optional<Due> diff, Object who) {
    diff.ifPresent(due -> {
      if (who instanceof Socket socket) {
        later(shard, due, PATIENCE); // it may be busy for long
        socket.enqueue(() -> start(shard, due));
      } else {
        start(shard, due);
      }
    });
  }

  /** Will tell a diff for which nobody is busy. */
  void due(Shard shard, Due due) {
    start(shard, due);
  }

  private void later(Shard shard, Due due, Duration pause) {
    runtime.timer().schedule(pause, () -> start(shard, due));
  }

  private void next(Shard shard, Due due) {
    Duration pause = Pace.after(runtime.pubSub().subscribers(due.topic()));
    // never at once: a channel that just changes it must be able to answer before it is told
    later(shard, due, pause.isZero() ? PATIENCE : pause);
  }

  private void start(Shard shard, Due due) {
    runtime.onWorker(() -> tell(shard, due));
  }

  private void tell(Shard shard, Due due) {
    shard.take(due).ifPresent(taken -> {
      try {
        runtime.runner().run(() -> tell(shard, due.topic(), taken));
      } catch (RuntimeException | Error e) {
        LOG.log(Level.ERROR, "a diff of \"" + due.topic() + "\" was not handled", e);
      } finally {
        next(shard, shard.told(due));
      }
    });
  }

  private void tell(Shard shard, String topic, Taken taken) {
    PresenceDiff diff =
        new PresenceDiff(fetched(topic, taken.joins()), fetched(topic, taken.leaves()));
    switch (presence.telling(topic)) {
      case DIFFS -> broadcast(topic, "presence_diff", Payload.json(diff));
      case COUNTS -> broadcast(topic, "presence_count", Payload.of("count", shard.count(topic)));
      case NOTHING -> {}
    }
    presence.handleMetas(topic, diff, Metas.group(taken.all()));
  }

  private void broadcast(String topic, String event, Payload payload) {
    runtime.pubSub().localBroadcast(new Broadcast(Topic.of(topic), event, payload), null);
  }

  /** Without what fetch adds if it fails: clients must stay in step. */
  private Map<String, PresenceEntry> fetched(String topic, List<Tracked> some) {
    Map<String, PresenceEntry> entries = Metas.group(some);
    if (entries.isEmpty()) {
      return entries;
    }
    try {
      return presence.fetch(topic, entries);
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, "fetch failed for \"" + topic + "\"; telling the metas alone", e);
      return Metas.group(some);
    }
  }
}
