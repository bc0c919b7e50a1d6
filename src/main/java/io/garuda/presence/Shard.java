package io.garuda.presence;

import io.garuda.presence.Owner.Place;
import io.garuda.tracker.Change;
import io.garuda.tracker.Delta;
import io.garuda.tracker.State;
import io.garuda.tracker.Tracked;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Some of the topics: who is there, and what was not told yet. Any thread; locks for moments. */
final class Shard {
  /** A diff that is due; only the first who takes it gets it. */
  record Due(String topic, DiffWindow window, long turn) {}

  /** What a diff tells, and who was there after it. */
  record Taken(List<Tracked> joins, List<Tracked> leaves, List<Tracked> all) {}

  private final String replica;
  private final boolean shared;
  private final State state;
  private final Map<String, DiffWindow> windows = new HashMap<>();
  private List<Delta> unsent = new ArrayList<>();
  private long sent;
  private final Map<String, Integer> sizes = new HashMap<>(); // of what is tracked here
  /** Presences here whose channel was lost, while nobody else is there under their key. */
  private final Map<Place, List<Tracked>> lost = new HashMap<>();

  /**
   * Will hold what one replica tracks, and what it hears of others.
   *
   * @param shared keeps what changes, until {@link #unsent} takes it
   */
  Shard(String replica, boolean shared) {
    this.replica = replica;
    this.shared = shared;
    this.state = new State(replica);
  }

  /**
   * Will add a presence.
   *
   * @param most how many the topic may have
   * @return the diff that somebody must take soon, if the topic was quiet
   */
  synchronized Optional<Due> join(Tracked tracked, int most) {
    if (sizes.getOrDefault(tracked.topic(), 0) >= most) {
      throw new TooManyPresencesException(tracked.topic(), most);
    }
    keep(state.put(tracked));
    sizes.merge(tracked.topic(), 1, Integer::sum);
    return joined(tracked);
  }

  private Optional<Due> joined(Tracked tracked) {
    Optional<Due> due = changed(tracked.topic(), window -> window.join(tracked));
    List<Tracked> before = lost.remove(Place.of(tracked));
    if (before != null) {
      before.forEach(this::leave); // in the window of the join: its key does not blink
    }
    return due;
  }

  /** Will put a presence in another one's place, likewise. */
  synchronized Optional<Due> replace(Tracked before, Tracked after) {
    keep(state.put(after));
    return changed(after.topic(), window -> {
      window.leave(before);
      window.join(after);
    });
  }

  /** Will remove a presence, likewise. */
  synchronized Optional<Due> leave(Tracked tracked) {
    Optional<Delta> removed = state.remove(tracked);
    removed.ifPresent(delta -> {
      keep(delta);
      sizes.computeIfPresent(tracked.topic(), (topic, size) -> size == 1 ? null : size - 1);
    });
    return removed.flatMap(delta -> changed(tracked.topic(), window -> window.leave(tracked)));
  }

  /**
   * Will keep a presence whose channel was lost until its key joins anew, anywhere.
   *
   * @return false if its key is there by another presence already, and it may leave
   */
  synchronized boolean lose(Tracked tracked) {
    List<Tracked> known = lost.getOrDefault(Place.of(tracked), List.of());
    boolean alone = state.list(tracked.topic(), tracked.key()).stream()
        .allMatch(other -> other.equals(tracked) || known.contains(other));
    if (alone) {
      lost.computeIfAbsent(Place.of(tracked), place -> new ArrayList<>(1)).add(tracked);
    }
    return alone;
  }

  /** Will remove a presence that is lost still, as {@link #leave} does. */
  synchronized Optional<Due> giveUp(Tracked tracked) {
    Place place = Place.of(tracked);
    List<Tracked> known = lost.get(place);
    if (known == null || !known.remove(tracked)) {
      return Optional.empty();
    }
    if (known.isEmpty()) {
      lost.remove(place);
    }
    return leave(tracked);
  }

  private void keep(Delta delta) {
    if (shared) {
      unsent.add(delta);
    }
  }

  /** Will return what changed here since this was asked last. */
  synchronized Optional<Delta> unsent() {
    Optional<Delta> all = Delta.merge(unsent);
    unsent = new ArrayList<>();
    sent = upTo(replica);
    return all;
  }

  /** Will return the number of the last event here that {@link #unsent} returned. */
  synchronized long sent() {
    return sent;
  }

  /** Will return the number up to which all events of a replica are known. */
  synchronized long upTo(String name) {
    return state.upTo(name);
  }

  /** Will return all that this replica tracks. */
  synchronized Delta own() {
    return state.full(Set.of(replica));
  }

  /** Will take what another replica says; returns the diffs that somebody must take soon. */
  synchronized List<Due> merge(Delta delta) {
    return changed(state.merge(delta));
  }

  /** Will know a replica from now on, and show what it tracks, likewise. */
  synchronized List<Due> up(String name) {
    return changed(state.replicaUp(name));
  }

  /** Will hide what a replica tracks, likewise. */
  synchronized List<Due> down(String name) {
    return changed(state.replicaDown(name));
  }

  /** Will drop a replica that is hidden. */
  synchronized void forget(String name) {
    state.forget(name);
  }

  private List<Due> changed(Change change) {
    List<Due> due = new ArrayList<>();
    for (Tracked left : change.leaves()) {
      changed(left.topic(), window -> window.leave(left)).ifPresent(due::add);
    }
    for (Tracked joined : change.joins()) {
      joined(joined).ifPresent(due::add);
    }
    return due;
  }

  private interface Note {
    void in(DiffWindow window);
  }

  private Optional<Due> changed(String topic, Note note) {
    DiffWindow window = windows.get(topic);
    if (window != null) {
      note.in(window);
      return Optional.empty();
    }
    DiffWindow fresh = new DiffWindow();
    windows.put(topic, fresh);
    note.in(fresh);
    return Optional.of(new Due(topic, fresh, fresh.turn()));
  }

  synchronized Optional<Tracked> find(String topic, String key, String owner) {
    return state.find(topic, key, owner);
  }

  /** Will return the ref that those who hear of an update know the presence by. */
  synchronized String knownRef(PresenceMeta before, String topic) {
    DiffWindow window = windows.get(topic);
    return window != null && window.isUntold(before.ref())
        ? before.previousRef().orElse(before.ref())
        : before.ref();
  }

  synchronized List<Tracked> list(String topic) {
    listed(topic);
    return state.list(topic);
  }

  synchronized List<Tracked> list(String topic, String key) {
    listed(topic);
    return state.list(topic, key);
  }

  synchronized int count(String topic) {
    return state.count(topic);
  }

  private void listed(String topic) {
    DiffWindow window = windows.get(topic);
    if (window != null) {
      window.listed();
    }
  }

  /** Will take a diff and begin to tell it; without changes the topic is quiet from now on. */
  synchronized Optional<Taken> take(Due due) {
    DiffWindow window = due.window();
    if (windows.get(due.topic()) != window || !window.isDue(due.turn())) {
      return Optional.empty();
    }
    if (window.isEmpty()) {
      windows.remove(due.topic());
      return Optional.empty();
    }
    Taken taken = new Taken(window.joins(), window.leaves(), state.list(due.topic()));
    window.taken();
    return Optional.of(taken);
  }

  /** Will return the next diff, once this one was told. */
  synchronized Due told(Due due) {
    due.window().told();
    return new Due(due.topic(), due.window(), due.window().turn());
  }

  /** Will return how many topics take memory. */
  synchronized int topics() {
    return Math.max(windows.size(), state.topics());
  }
}
