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
import java.util.concurrent.RejectedExecutionException;

/** Tells what changed: when, and to whom. A topic's diffs follow one another on workers. */
final class Diffs {
  private static final System.Logger LOG = System.getLogger(Diffs.class.getName());

  /** The timer adds up to 50 ms. */
  private static final Duration WINDOW = Duration.ofMillis(50);

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
        later(shard, due); // it may be busy for long
        socket.enqueue(() -> start(shard, due));
      } else {
        start(shard, due);
      }
    });
  }

  private void later(Shard shard, Due due) {
    runtime.timer().schedule(WINDOW, () -> start(shard, due));
  }

  private void start(Shard shard, Due due) {
    try {
      runtime.workers().execute(() -> tell(shard, due));
    } catch (RejectedExecutionException e) {
      LOG.log(Level.DEBUG, "the application stops; its presences are told no more", e);
    }
  }

  private void tell(Shard shard, Due due) {
    shard.take(due).ifPresent(taken -> {
      try {
        runtime.runner().run(() -> tell(due.topic(), taken));
      } catch (RuntimeException | Error e) {
        LOG.log(Level.ERROR, "a diff of \"" + due.topic() + "\" was not handled", e);
      } finally {
        later(shard, shard.told(due));
      }
    });
  }

  private void tell(String topic, Taken taken) {
    PresenceDiff diff =
        new PresenceDiff(fetched(topic, taken.joins()), fetched(topic, taken.leaves()));
    runtime
        .pubSub()
        .broadcast(new Broadcast(Topic.of(topic), "presence_diff", Payload.json(diff)), null);
    presence.handleMetas(topic, diff, Metas.group(taken.all()));
  }

  /** Without what fetch adds if it fails: clients must stay in step. */
  private Map<String, PresenceEntry> fetched(String topic, List<Tracked> some) {
    Map<String, PresenceEntry> entries = Metas.group(some);
    if (entries.isEmpty()) {
      return entries;
    }
    try {
      return presence.fetch(topic, entries);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "fetch failed for \"" + topic + "\"; telling the metas alone", e);
      return Metas.group(some);
    }
  }
}
