package io.garuda.faults;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** How long very many things took, to a tenth of a millisecond; as large after a day as at first. */
final class Delays {
  private static final int NANOS = 100_000;
  private static final int STEPS = 100_000;

  private final AtomicIntegerArray counts = new AtomicIntegerArray(STEPS);

  void add(long nanos) {
    counts.incrementAndGet((int) Math.max(0, Math.min(STEPS - 1, nanos / NANOS)));
  }

  long count() {
    long sum = 0;
    for (int i = 0; i < STEPS; i++) {
      sum += counts.get(i);
    }
    return sum;
  }

  double p99Millis() {
    long left = count() / 100;
    int step = STEPS - 1;
    while (step > 0 && left >= counts.get(step)) {
      left -= counts.get(step);
      step--;
    }
    return step * (NANOS / 1e6);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "p99 %.1f ms of %d", p99Millis(), count());
  }
}
