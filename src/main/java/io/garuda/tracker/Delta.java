package io.garuda.tracker;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  /**
   * Will read what {@link #bytes} wrote.
   *
   * @throws MalformedDeltaException if the bytes are something else, or of another version
   */
  public static Delta of(byte[] bytes) {
    return new DeltaReader(bytes).read();
  }

  /** Will write it for other nodes, with the version of the format in front. */
  public byte[] bytes() {
    return new DeltaWriter().write(this);
  }

  Map<Dot, Tracked> entries() {
    return entries;
  }

  Clock clock() {
    return clock;
  }

  /** Will return one delta that does what all do; none of none. */
  public static Optional<Delta> merge(List<Delta> all) {
    return switch (all.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(all.get(0));
      default -> {
        int half = all.size() / 2;
        Optional<Delta> later = merge(all.subList(half, all.size()));
        yield merge(all.subList(0, half))
            .flatMap(earlier -> later.map(earlier::merge)); // halves, since each merge copies
      }
    };
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
