package io.garuda.tracker;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What changed, or all there is: events, and of those the entries that are still there.
 *
 * <p>Immutable. A dot of the clock without an entry was removed.
 */
public final class Delta {
  private final Map<Dot, Tracked> entries;
  private final Clock clock;

  Delta(Map<Dot, Tracked> entries, Clock clock) {
    this.entries = entries;
    this.clock = clock;
  }

  Map<Dot, Tracked> entries() {
    return entries;
  }

  Clock clock() {
    return clock;
  }

  /** Will return one delta that does what both do. */
  public Delta merge(Delta other) {
    Map<Dot, Tracked> merged = new LinkedHashMap<>();
    addAlive(merged, this, other);
    addAlive(merged, other, this);
    Clock both = clock.copy();
    both.add(other.clock);
    return new Delta(merged, both);
  }

  /** Will add the entries of one that the other holds, too, or has not heard of. */
  private static void addAlive(Map<Dot, Tracked> to, Delta one, Delta other) {
    one.entries.forEach((dot, tracked) -> {
      if (other.entries.containsKey(dot) || !other.clock.contains(dot)) {
        to.put(dot, tracked);
      }
    });
  }

  @Override
  public String toString() {
    return entries + " of " + clock;
  }
}
