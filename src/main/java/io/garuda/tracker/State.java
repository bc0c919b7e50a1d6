package io.garuda.tracker;

import io.garuda.tracker.Tracked.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one replica knows of who is present, its own entries and those of others.
 *
 * <p>Own changes return the delta that tells others; {@link #merge} takes theirs. Entries of a replica
 * count only while it is known and up. Each start of a node needs a name of its own.
 */
public final class State {
  private final String replica;
  private final Clock clock = new Clock();
  private final Map<Dot, Tracked> entries = new LinkedHashMap<>();
  private final Map<Place, Dot> own = new HashMap<>();
  private final Topics topics = new Topics();
  private final Map<String, Boolean> up = new HashMap<>();

  public State(String replica) {
    this.replica = replica;
    up.put(replica, true);
  }

  /** Will find what this replica tracks of an owner on a topic and key. */
  public Optional<Tracked> find(String topic, String key, String owner) {
    return Optional.ofNullable(own.get(new Place(topic, key, owner))).map(entries::get);
  }

  /** Will add an entry, in the place of one of the same owner, topic and key if there is one. */
  public Delta put(Tracked tracked) {
    Clock events = new Clock();
    remove(tracked.place(), events);
    Dot dot = event(events);
    add(dot, tracked);
    return new Delta(Map.of(dot, tracked), events);
  }

  /** Will remove an entry; none if it is gone already. */
  public Optional<Delta> remove(Tracked tracked) {
    Clock events = new Clock();
    if (!remove(tracked.place(), events)) {
      return Optional.empty();
    }
    event(events);
    return Optional.of(new Delta(Map.of(), events));
  }

  private boolean remove(Place place, Clock events) {
    Dot dot = own.get(place);
    if (dot == null) {
      return false;
    }
    drop(dot);
    events.add(dot);
    return true;
  }

  private Dot event(Clock events) {
    Dot dot = new Dot(replica, clock.upTo(replica) + 1);
    clock.add(dot);
    events.add(dot);
    return dot;
  }

  private void add(Dot dot, Tracked tracked) {
    entries.put(dot, tracked);
    topics.add(dot, tracked);
    if (dot.replica().equals(replica)) {
      own.put(tracked.place(), dot);
    }
  }

  private void drop(Dot dot) {
    Tracked tracked = entries.remove(dot);
    if (tracked != null) {
      topics.remove(dot, tracked);
      own.remove(tracked.place(), dot);
    }
  }

  /** Will take what another replica says, but for what it says of replicas not known here. */
  public Change merge(Delta delta) {
    Change change = new Change(new ArrayList<>(), new ArrayList<>());
    removed(delta).forEach((dot, tracked) -> {
      drop(dot);
      report(change.leaves(), dot, tracked);
    });
    delta.entries().forEach((dot, tracked) -> {
      if (up.containsKey(dot.replica()) && !clock.contains(dot)) {
        add(dot, tracked);
        report(change.joins(), dot, tracked);
      }
    });
    Clock known = delta.clock().copy();
    known.retain(up.keySet());
    clock.add(known);
    return change;
  }

  private void report(List<Tracked> to, Dot dot, Tracked tracked) {
    if (isUp(dot)) {
      to.add(tracked);
    }
  }

  /** Will return the entries here that the delta knows of and does not hold. */
  private Map<Dot, Tracked> removed(Delta delta) {
    Map<Dot, Tracked> removed = new LinkedHashMap<>();
    if (delta.clock().hasSingleOnly()) {
      delta.clock().eachSingle(dot -> {
        Tracked tracked = entries.get(dot);
        if (tracked != null) {
          removed.put(dot, tracked);
        }
      });
    } else {
      removed.putAll(entries);
      removed.keySet().removeIf(dot -> !delta.clock().contains(dot));
    }
    removed.keySet().removeAll(delta.entries().keySet());
    return removed;
  }

  /** Will know a replica from now on and show its entries; returns those it had. */
  public Change replicaUp(String name) {
    return Boolean.TRUE.equals(up.put(name, true))
        ? new Change(List.of(), List.of())
        : new Change(of(name), List.of());
  }

  /** Will hide the entries of a replica that may come back; returns them. */
  public Change replicaDown(String name) {
    return Boolean.TRUE.equals(up.replace(name, false))
        ? new Change(List.of(), of(name))
        : new Change(List.of(), List.of());
  }

  /**
   * Will drop a replica that is down and does not come back.
   *
   * <p>If it does, it is as one never heard of: its full state must come again.
   */
  public void forget(String name) {
    up.remove(name);
    clock.forget(name);
    entries.entrySet().removeIf(entry -> {
      boolean gone = entry.getKey().replica().equals(name);
      if (gone) {
        topics.remove(entry.getKey(), entry.getValue());
      }
      return gone;
    });
  }

  private List<Tracked> of(String name) {
    List<Tracked> of = new ArrayList<>();
    entries.forEach((dot, tracked) -> {
      if (dot.replica().equals(name)) {
        of.add(tracked);
      }
    });
    return of;
  }

  private boolean isUp(Dot dot) {
    return up.getOrDefault(dot.replica(), false);
  }

  /** Will return everything, for a replica that missed something. */
  public Delta full() {
    return new Delta(new LinkedHashMap<>(entries), clock.copy());
  }

  /** Will return everything of some replicas, for one that missed something of them. */
  public Delta full(Set<String> replicas) {
    Delta part = full();
    part.entries().keySet().removeIf(dot -> !replicas.contains(dot.replica()));
    part.clock().retain(replicas);
    return part;
  }

  /** Will return the number up to which all events of a replica are known here. */
  public long upTo(String name) {
    return clock.upTo(name);
  }

  /** Will return the events that are known here. */
  public Clock clock() {
    return clock.copy();
  }

  /** Will return who is on a topic at replicas that are up, in the order they came. */
  public List<Tracked> list(String topic) {
    return topics.list(topic, this::isUp);
  }

  /** Will return how many keys are on a topic, likewise. */
  public int count(String topic) {
    return up.containsValue(false) ? topics.count(topic, this::isUp) : topics.count(topic);
  }

  /** Will return who is on a topic under a key, likewise. */
  public List<Tracked> list(String topic, String key) {
    return topics.list(topic, key, this::isUp);
  }

  /** Will return how many topics anybody is on. */
  public int topics() {
    return topics.size();
  }
}
