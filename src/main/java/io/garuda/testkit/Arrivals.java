package io.garuda.testkit;

import io.garuda.testkit.Arrival.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** All that arrived in a test, in order, and what of it was asserted; any thread. */
final class Arrivals {
  /**
   * What a test waits for.
   *
   * @param what for the message, such as {@code a push "shout"}
   */
  record Wanted(String what, Predicate<Arrival> matches) {}

  private static final class Entry {
    private final Arrival arrival;
    private boolean taken;

    private Entry(Arrival arrival) {
      this.arrival = arrival;
    }

    @Override
    public String toString() {
      return "\n  " + arrival + (taken ? " (asserted)" : "");
    }
  }

  private final Deadlines deadlines;
  private final List<Entry> entries = new ArrayList<>();

  Arrivals(Deadlines deadlines) {
    this.deadlines = deadlines;
  }

  synchronized void add(Arrival arrival) {
    entries.add(new Entry(arrival));
    notifyAll();
  }

  /** Will look again at what {@link #await} waits for. */
  synchronized void changed() {
    notifyAll();
  }

  /** Will wait for what is wanted, and take it. */
  synchronized Arrival take(Wanted wanted) {
    return poll(deadlines.assertWithin(), () -> find(wanted))
        .map(entry -> {
          entry.taken = true;
          return entry.arrival;
        })
        .orElseThrow(() -> failure(wanted.what, deadlines.assertWithin()));
  }

  /** Will wait for something else to become true, which calls {@link #changed}. */
  synchronized void await(String what, BooleanSupplier condition) {
    Duration time = deadlines.assertWithin();
    if (poll(time, () -> condition.getAsBoolean() ? Optional.of(what) : Optional.empty())
        .isEmpty()) {
      throw failure(what, time);
    }
  }

  /** Will wait that nothing of the kind arrives. */
  synchronized void refute(Wanted unwanted) {
    if (poll(deadlines.refuteFor(), () -> find(unwanted)).isPresent()) {
      throw failure("not to get " + unwanted.what, deadlines.refuteFor());
    }
  }

  private Optional<Entry> find(Wanted wanted) {
    return entries.stream()
        .filter(entry -> !entry.taken && wanted.matches.test(entry.arrival))
        .findFirst();
  }

  private <T> Optional<T> poll(Duration time, Supplier<Optional<T>> search) {
    long deadline = System.nanoTime() + time.toNanos();
    Optional<T> found = search.get();
    long left;
    while (found.isEmpty() && (left = deadline - System.nanoTime()) > 0) {
      try {
        wait(left / 1_000_000, (int) (left % 1_000_000));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while the test waited", e);
      }
      found = search.get();
    }
    return found;
  }

  /** Will fail if a channel ended with {@code phx_error}, and no assert took it. */
  synchronized void failOnCrash() {
    Wanted crash = new Wanted(
        "no channel to crash; assert the push \"phx_error\" if it should",
        arrival -> arrival.kind() == Kind.PUSH && arrival.name().equals("phx_error"));
    if (find(crash).isPresent()) {
      throw failure(crash.what, Duration.ZERO);
    }
  }

  private AssertionError failure(String expected, Duration waited) {
    StringBuilder message = new StringBuilder("expected ").append(expected);
    if (!waited.isZero()) {
      message.append(" within ").append(waited.toMillis()).append(" ms");
    }
    message.append(", got:");
    entries.forEach(message::append);
    AssertionError failure =
        new AssertionError(message.append(entries.isEmpty() ? " nothing" : "").toString());
    for (Entry entry : entries) {
      Throwable cause = entry.arrival.cause();
      if (cause != null) {
        failure.addSuppressed(cause);
      }
    }
    return failure;
  }
}
