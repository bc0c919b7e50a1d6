package io.garuda.presence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.garuda.channel.EndReason;
import io.garuda.channel.Socket;
import io.garuda.channel.SocketRuntime;
import io.garuda.presence.Owner.Place;
import io.garuda.pubsub.PubSub;
import io.garuda.tracker.Tracked;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Owners and what they track; any thread. The job of {@code Phoenix.Tracker}. */
final class PresenceServer {
  private static final System.Logger LOG = System.getLogger(PresenceServer.class.getName());
  private static final int SHARDS = 16;

  /** After these a client does not come back by itself. */
  private static final Set<EndReason> BY_CHOICE =
      EnumSet.of(EndReason.LEFT, EndReason.STOPPED, EndReason.UNAUTHORIZED);

  private final Refs refs = new Refs();
  private final List<Shard> shards = new ArrayList<>(SHARDS);
  private final ConcurrentMap<Object, Owner> owners = new ConcurrentHashMap<>();
  private final Presence presence;
  private final SocketRuntime runtime;
  private final Diffs diffs;
  private final @Nullable PresenceNodes nodes;

  PresenceServer(Presence presence, SocketRuntime runtime) {
    this.presence = presence;
    this.runtime = runtime;
    this.diffs = new Diffs(presence, runtime);
    PubSub pubSub = runtime.pubSub();
    boolean shared = pubSub.reachesOthers();
    for (int i = 0; i < SHARDS; i++) {
      shards.add(new Shard(pubSub.node(), shared));
    }
    nodes = shared
        ? PresenceNodes.start(runtime, kind(presence), shards, diffs::due, presence.lease())
        : null;
  }

  /** Will return the application's class, whatever stands before it here. */
  private static String kind(Presence presence) {
    Class<?> type = presence.getClass();
    while (type.getName().contains("$$")) { // a subclass that CDI made, for an interceptor
      type = type.getSuperclass();
    }
    return type.getName();
  }

  /** Will add one of at most so many; a channel that has ended gets the ref of nothing. */
  String track(Object who, Place place, ObjectNode meta, int most) {
    String ref = refs.next();
    String json = Metas.write(meta, ref, null);
    while (true) {
      Owner owner = owner(who);
      synchronized (owner) {
        if (!owner.hasEnded()) {
          Tracked tracked = new Tracked(place.topic(), place.key(), owner.id(), ref, json);
          join(who, owner, tracked, most);
          return ref;
        }
      }
      if (isOver(who, owner)) {
        return ref;
      } // else its last presence went in between
    }
  }

  private void join(Object who, Owner owner, Tracked tracked, int most) {
    Place place = new Place(tracked.topic(), tracked.key());
    if (find(owner, place).isPresent()) {
      throw new AlreadyTrackedException(tracked.topic(), tracked.key());
    }
    Shard shard = shard(place);
    Optional<Shard.Due> due;
    try {
      due = shard.join(tracked, most);
    } catch (TooManyPresencesException e) {
      forgetIfIdle(who, owner);
      throw e;
    }
    owner.add(place);
    diffs.due(shard, due, who);
  }

  /** Will ask for the new meta without a lock, and again if the old one has changed meanwhile. */
  String update(Object who, Place place, UnaryOperator<ObjectNode> change) {
    while (true) {
      Owner owner = owner(who);
      Optional<Tracked> before = find(owner, place);
      if (before.isEmpty()) {
        forgetIfIdle(who, owner);
        if (isOver(who, owner)) {
          return refs.next();
        }
        throw new NotTrackedException(place.topic(), place.key());
      }
      Tracked after = updated(before.get(), change);
      if (replace(who, owner, before.get(), after)) {
        return after.ref();
      }
    }
  }

  private Tracked updated(Tracked before, UnaryOperator<ObjectNode> change) {
    String ref = refs.next();
    PresenceMeta meta = Metas.meta(before);
    ObjectNode changed = Metas.object(change.apply(Metas.object(meta.payload())));
    String previous = shard(before.topic()).knownRef(meta, before.topic());
    String json = Metas.write(changed, ref, previous);
    return new Tracked(before.topic(), before.key(), before.owner(), ref, json);
  }

  private boolean replace(Object who, Owner owner, Tracked before, Tracked after) {
    Place place = new Place(before.topic(), before.key());
    synchronized (owner) {
      boolean still = find(owner, place).filter(before::equals).isPresent();
      if (still) {
        Shard shard = shard(place);
        diffs.due(shard, shard.replace(before, after), who);
      }
      return still;
    }
  }

  void untrack(Object who, Place place) {
    Owner owner = owners.get(who);
    if (owner != null) {
      synchronized (owner) {
        owner.remove(place);
        leave(who, owner, place);
        forgetIfIdle(who, owner);
      }
    }
  }

  void untrack(Object who) {
    Owner owner = owners.get(who);
    if (owner != null) {
      synchronized (owner) {
        owner.leave().forEach(place -> leave(who, owner, place));
        forgetIfIdle(who, owner);
      }
    }
  }

  private void end(Socket socket, Owner owner, EndReason reason) {
    synchronized (owner) {
      owner.end();
      owner.leave().forEach(place -> find(owner, place).ifPresent(tracked -> {
        if (!BY_CHOICE.contains(reason)) {
          lose(tracked);
        } else {
          leave(owner, owner, place);
        }
      }));
    }
    owners.remove(socket, owner);
  }

  private void lose(Tracked tracked) {
    Shard shard = shard(tracked.topic());
    Duration grace = grace(tracked.topic());
    if (grace.isZero() || !shard.lose(tracked)) {
      shard.leave(tracked).ifPresent(due -> diffs.due(shard, due));
    } else {
      runtime
          .timer()
          .schedule(grace, () -> shard.giveUp(tracked).ifPresent(due -> diffs.due(shard, due)));
    }
  }

  private void leave(Object who, Owner owner, Place place) {
    Shard shard = shard(place);
    find(owner, place).ifPresent(tracked -> diffs.due(shard, shard.leave(tracked), who));
  }

  List<Tracked> list(String topic) {
    return shard(topic).list(topic);
  }

  List<Tracked> list(Place place) {
    return shard(place).list(place.topic(), place.key());
  }

  private Duration grace(String topic) {
    try {
      return presence.grace(topic);
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, "grace failed for \"" + topic + "\"; its presences leave at once", e);
      return Duration.ZERO;
    }
  }

  /** Will return how many other nodes are shown. */
  int nodes() {
    return nodes == null ? 0 : nodes.count();
  }

  int count(String topic) {
    return shard(topic).count(topic);
  }

  private Optional<Tracked> find(Owner owner, Place place) {
    return shard(place).find(place.topic(), place.key(), owner.id());
  }

  private Shard shard(Place place) {
    return shard(place.topic());
  }

  private Shard shard(String topic) {
    return shards.get(Math.floorMod(topic.hashCode(), SHARDS));
  }

  private Owner owner(Object who) {
    Owner owner = owners.get(who);
    if (owner != null) {
      return owner;
    }
    Owner fresh = new Owner(refs.next());
    Owner other = owners.putIfAbsent(who, fresh);
    if (other == null && who instanceof Socket socket) {
      socket.onEnd(reason -> end(socket, fresh, reason)); // at once if it has ended
    }
    return other == null ? fresh : other;
  }

  /** A channel is remembered until it ends, any other owner while it tracks something. */
  private void forgetIfIdle(Object who, Owner owner) {
    synchronized (owner) {
      if (owner.isEmpty() && !(who instanceof Socket)) {
        owner.end();
        owners.remove(who, owner);
      }
    }
  }

  private static boolean isOver(Object who, Owner owner) {
    if (who instanceof Socket socket) {
      synchronized (owner) {
        if (owner.hasEnded()) {
          LOG.log(Level.DEBUG, "a channel of {0} has ended and tracks nothing", socket.topic());
          return true;
        }
      }
    }
    return false;
  }

  /** Will return how many owners and topics take memory. */
  int memory() {
    return owners.size() + shards.stream().mapToInt(Shard::topics).sum();
  }
}
