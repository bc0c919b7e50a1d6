package io.garuda.health;

import io.garuda.health.HealthCheck.Probe;
import io.garuda.health.HealthReport.Found;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** The checks of an application; those of a probe run side by side. Any thread may ask. */
public final class HealthChecks implements AutoCloseable {
  /** Runs what never blocks, once, later. */
  public interface Later {
    /** Will return what takes the task away again. */
    Runnable schedule(Duration delay, Runnable task);
  }

  private interface Source {
    CompletableFuture<Health> ask();
  }

  private record Entry(String name, Probe probe, Source source) {}

  private final Supplier<Executor> contexts;
  private final Later later;
  private final List<Entry> entries = new ArrayList<>();
  private final List<CheckRuns> running = new ArrayList<>();

  /**
   * Will have no checks yet.
   *
   * @param contexts makes what runs one check on the thread that calls, in the application's context
   */
  public HealthChecks(Supplier<Executor> contexts, Later later) {
    this.contexts = contexts;
    this.later = later;
  }

  /** Will ask this, too, on the thread that asks: it never blocks and never throws. */
  public void add(String name, Probe probe, Supplier<Health> check) {
    add(new Entry(name, probe, () -> CompletableFuture.completedFuture(check.get())));
  }

  /**
   * Will ask this, too.
   *
   * @throws IllegalArgumentException if it has no name, that of another, or no time
   */
  public void add(HealthCheck check) {
    CheckRuns runs = new CheckRuns(check, contexts.get(), later);
    add(new Entry(runs.name(), check.probe(), runs::ask));
    running.add(runs);
  }

  private void add(Entry entry) {
    if (entries.stream().anyMatch(other -> other.name.equals(entry.name))) {
      throw new IllegalArgumentException("expected each health check to have a name of its own, got"
          + " two named \"" + entry.name + "\"; return another from name()");
    }
    entries.add(entry);
  }

  /** Will be completed when all checks of a probe have answered, at the latest after their timeouts. */
  public CompletionStage<HealthReport> ask(Probe probe) {
    List<CompletableFuture<Found>> answers = entries.stream()
        .filter(entry -> entry.probe == probe)
        .map(entry -> entry.source.ask().thenApply(health -> new Found(entry.name, health)))
        .toList();
    return CompletableFuture.allOf(answers.toArray(CompletableFuture<?>[]::new))
        .thenApply(all ->
            new HealthReport(answers.stream().map(CompletableFuture::join).toList()));
  }

  /** Will interrupt those that run, and run none any more. */
  @Override
  public void close() {
    running.forEach(CheckRuns::close);
  }
}
