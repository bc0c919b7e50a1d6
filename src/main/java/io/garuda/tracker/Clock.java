package io.garuda.tracker;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A set of dots: of each replica all up to a number, and single ones above it.
 *
 * <p>{@code Phoenix.Tracker.Clock}, with what it calls a context and its clouds in one.
 */
public final class Clock {
  private final Map<String, Long> upTo = new HashMap<>(2);
  private final Map<String, TreeSet<Long>> above = new HashMap<>(2);

  /** Will hold these dots. */
  static Clock of(Dot... dots) {
    Clock clock = new Clock();
    for (Dot dot : dots) {
      clock.add(dot);
    }
    return clock;
  }

  Clock copy() {
    Clock copy = new Clock();
    copy.add(this);
    return copy;
  }

  void add(Dot dot) {
    long contiguous = upTo(dot.replica());
    if (dot.number() == contiguous + 1) {
      upTo.put(dot.replica(), dot.number());
      close(dot.replica());
    } else if (dot.number() > contiguous) {
      above.computeIfAbsent(dot.replica(), name -> new TreeSet<>()).add(dot.number());
    }
  }

  void add(Clock other) {
    other.upTo.forEach(this::addUpTo);
    other.eachSingle(this::add);
  }

  /** Will add all dots of a replica up to a number. */
  void addUpTo(String replica, long number) {
    if (number > 0) {
      upTo.merge(replica, number, Math::max);
      close(replica);
    }
  }

  /** Will move single dots that now follow without a gap. */
  private void close(String replica) {
    TreeSet<Long> single = above.get(replica);
    if (single == null) {
      return;
    }
    long number = upTo(replica);
    while (!single.isEmpty() && single.first() <= number + 1) {
      number = Math.max(number, single.pollFirst());
    }
    upTo.put(replica, number);
    if (single.isEmpty()) {
      above.remove(replica);
    }
  }

  /** Will return the number up to which all of a replica's dots are in here; 0 if not even the first. */
  public long upTo(String replica) {
    return upTo.getOrDefault(replica, 0L);
  }

  /** Will return the numbers of a replica's single dots, in order. */
  List<Long> singles(String replica) {
    TreeSet<Long> single = above.get(replica);
    return single == null ? List.of() : List.copyOf(single);
  }

  List<String> replicas() {
    return Stream.concat(upTo.keySet().stream(), above.keySet().stream())
        .distinct()
        .toList();
  }

  boolean contains(Dot dot) {
    TreeSet<Long> single = above.get(dot.replica());
    return dot.number() <= upTo(dot.replica()) || (single != null && single.contains(dot.number()));
  }

  /** Whether all dots of the other one are in here. */
  public boolean dominates(Clock other) {
    Clock both = copy();
    both.add(other);
    return both.equals(this);
  }

  /** Whether all dots are single ones, as in a delta. */
  boolean hasSingleOnly() {
    return upTo.isEmpty();
  }

  void eachSingle(Consumer<Dot> to) {
    above.forEach(
        (replica, numbers) -> numbers.forEach(number -> to.accept(new Dot(replica, number))));
  }

  /** Will keep the dots of these replicas only. */
  void retain(Set<String> replicas) {
    upTo.keySet().retainAll(replicas);
    above.keySet().retainAll(replicas);
  }

  void forget(String replica) {
    upTo.remove(replica);
    above.remove(replica);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Clock clock && upTo.equals(clock.upTo) && above.equals(clock.above);
  }

  @Override
  public int hashCode() {
    return upTo.hashCode() * 31 + above.hashCode();
  }

  @Override
  public String toString() {
    return upTo + (above.isEmpty() ? "" : " and " + above);
  }
}
