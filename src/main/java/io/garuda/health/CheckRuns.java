package io.garuda.health;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs one check, never twice at once: whoever asks meanwhile gets the answer of the run that is on.
 *
 * <p>So a check that hangs holds one thread, however often it is asked, and is DOWN without a wait until
 * that thread comes back.
 */
final class CheckRuns implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(CheckRuns.class.getName());
  private static final int LONGEST = 300; // characters of an exception's message

  private final HealthCheck check;
  private final String name;
  private final Duration timeout;
  private final Executor context;
  private final HealthChecks.Later later;
  private @Nullable Run running;
  private boolean closed;
  private boolean wasUp = true;

  CheckRuns(HealthCheck check, Executor context, HealthChecks.Later later) {
    this.check = check;
    this.name = check.name();
    this.timeout = check.timeout();
    this.context = context;
    this.later = later;
    if (name.isBlank() || timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException(
          "expected a health check with a name and a timeout above zero, got: \"" + name + "\" and "
              + timeout + " of " + check.getClass().getName());
    }
  }

  String name() {
    return name;
  }

  synchronized CompletableFuture<Health> ask() {
    Run run = running;
    if (closed) {
      return CompletableFuture.completedFuture(Health.down("the application stops"));
    }
    if (run == null) {
      run = new Run();
      run.start();
      running = run;
    }
    return run.answer;
  }

  private synchronized void over() {
    running = null;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (running != null) {
      running.thread.interrupt();
    }
  }

  /** Will log what changed; the answer says no more of an exception than a line. */
  private synchronized void log(Outcome outcome) {
    if (closed) {
      return; // interrupted by us
    }
    boolean isUp = outcome.health.isUp();
    if (isUp && !wasUp) {
      LOG.log(Level.INFO, "health check \"" + name + "\" is UP again");
    } else if (!isUp && wasUp) {
      String why = outcome.health.data().toString();
      LOG.log(Level.WARNING, "health check \"" + name + "\" is DOWN: " + why, outcome.thrown);
    }
    wasUp = isUp;
  }

  /** Will make a thread that takes nothing along from the one that asks. */
  private Thread thread(Runnable task, String suffix) {
    Thread thread = new Thread(null, task, "garuda-health-" + name + suffix, 0, false);
    thread.setDaemon(true);
    return thread;
  }

  private final class Run {
    final CompletableFuture<Health> answer = new CompletableFuture<>();
    final Thread thread = thread(this::run, "");

    private Runnable cancelDeadline = () -> {};

    /** Whoever waits goes on where the answer is given, and may block there: not on the timer's thread. */
    void start() {
      cancelDeadline =
          later.schedule(timeout, () -> thread(this::giveUp, "-late").start());
      thread.start();
    }

    private void run() {
      AtomicReference<Outcome> outcome = new AtomicReference<>();
      try {
        context.execute(() -> outcome.set(look()));
      } catch (RuntimeException | Error e) {
        outcome.set(Outcome.failed(e));
      }
      cancelDeadline.run();
      over();
      answer(Objects.requireNonNull(outcome.get(), "the context runs what it is given"));
    }

    private Outcome look() {
      try {
        return Outcome.of(
            Objects.requireNonNull(check.check(), "expected a Health from check(), got: null"));
      } catch (Exception | Error e) {
        return Outcome.failed(e);
      }
    }

    private void giveUp() {
      if (answer(Outcome.of(Health.down("no answer within " + timeout.toMillis() + " ms")))) {
        thread.interrupt();
      }
    }

    /** What comes after the deadline is nobody's any more. */
    private boolean answer(Outcome outcome) {
      boolean first = answer.complete(outcome.health);
      if (first) {
        log(outcome);
      }
      return first;
    }
  }

  /** What a run found, and what it threw, if it did. */
  private record Outcome(Health health, @Nullable Throwable thrown) {
    static Outcome of(Health health) {
      return new Outcome(health, null);
    }

    static Outcome failed(Throwable thrown) {
      return new Outcome(Health.of(false).with("error", text(thrown)), thrown);
    }

    private static String text(Throwable thrown) {
      String type = thrown.getClass().getSimpleName();
      String message = thrown.getMessage();
      String text = message == null ? type : type + ": " + message;
      return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    }
  }
}
