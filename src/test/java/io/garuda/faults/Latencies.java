package io.garuda.faults;

import java.util.List;
import java.util.Locale;

/** How long things took, in nanoseconds; ascending. */
record Latencies(List<Long> nanos) {
  static Latencies of(List<Long> unsorted) {
    if (unsorted.isEmpty()) {
      throw new AssertionError("expected times that were measured, got: none");
    }
    return new Latencies(unsorted.stream().sorted().toList());
  }

  /** Will return what 99 of a hundred did not exceed. */
  double p99Millis() {
    return nanos.get((int) Math.ceil(nanos.size() * 0.99) - 1) / 1e6;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "p99 %.2f ms, longest %.2f ms of %d",
        p99Millis(),
        nanos.get(nanos.size() - 1) / 1e6,
        nanos.size());
  }
}
