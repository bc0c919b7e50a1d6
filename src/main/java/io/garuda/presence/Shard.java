package io.garuda.presence;

import io.garuda.tracker.State;
import io.garuda.tracker.Tracked;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Some of the topics: who is there, and what was not told yet. Any thread; locks for moments. */
final class Shard {
  /** A diff that is due; only the first who takes it gets it. */
  record Due(String topic, DiffWindow window, long turn) {}

  /** What a diff tells, and who was there after it. */
  record Taken(List<Tracked> joins, List<Tracked> leaves, List<Tracked> all) {}

  private final State state;
  private final Map<String, DiffWindow> windows = new HashMap<>();

  Shard(String replica) {
    state = new State(replica);
  }

  /**
   * Will add a presence.
   *
   * @return the diff that somebody must take soon, if the topic was quiet
   */
  synchronized Optional<Due> join(Tracked tracked) {
    state.put(tracked);
    return changed(tracked.topic(), window -> window.join(tracked));
  }

  /** Will put a presence in another one's place, likewise. */
  synchronized Optional<Due> replace(Tracked before, Tracked after) {
    state.put(after);
    return changed(after.topic(), window -> {
      window.leave(before);
      window.join(after);
    });
  }

  /** Will remove a presence, likewise. */
  synchronized Optional<Due> leave(Tracked tracked) {
    return state.remove(tracked).isEmpty()
        ? Optional.empty()
        : changed(tracked.topic(), window -> window.leave(tracked));
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
