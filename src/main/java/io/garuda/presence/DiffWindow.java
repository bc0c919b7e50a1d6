package io.garuda.presence;

import io.garuda.tracker.Tracked;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What changed on one topic since its last diff; guarded by its shard. */
final class DiffWindow {
  /** A join that no diff told yet, and its place in the order of joins. */
  private record Untold(Tracked tracked, long place) {}

  private Map<String, Untold> joins = new LinkedHashMap<>();
  private Map<String, Tracked> leaves = new LinkedHashMap<>();
  private long place;
  private long listed;
  private long turn;
  private boolean running;

  void join(Tracked tracked) {
    joins.put(tracked.ref(), new Untold(tracked, ++place));
  }

  /** Will note a leave, and forget the join if nobody can have heard of it. */
  void leave(Tracked tracked) {
    Untold untold = joins.remove(tracked.ref());
    if (untold == null || untold.place <= listed) {
      leaves.put(tracked.ref(), tracked);
    }
  }

  /** Whether nobody has heard of a presence yet. */
  boolean isUntold(String ref) {
    Untold untold = joins.get(ref);
    return untold != null && untold.place > listed;
  }

  /** From now on somebody may know all that has joined. */
  void listed() {
    listed = place;
  }

  boolean isEmpty() {
    return joins.isEmpty() && leaves.isEmpty();
  }

  /** Will return the turn in which the next diff is due. */
  long turn() {
    return turn;
  }

  /** Whether a diff is due in that turn, and was not taken yet. */
  boolean isDue(long asked) {
    return !running && turn == asked;
  }

  void taken() {
    running = true;
    joins = new LinkedHashMap<>();
    leaves = new LinkedHashMap<>();
  }

  /** Will begin the next turn. */
  void told() {
    running = false;
    turn++;
  }

  List<Tracked> joins() {
    List<Tracked> all = new ArrayList<>(joins.size());
    joins.values().forEach(untold -> all.add(untold.tracked));
    return all;
  }

  List<Tracked> leaves() {
    return List.copyOf(leaves.values());
  }
}
