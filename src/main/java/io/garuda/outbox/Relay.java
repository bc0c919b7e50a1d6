package io.garuda.outbox;

import io.garuda.health.Health;
import io.garuda.health.HealthCheck;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what stands in the outbox, on one thread of its own, from {@link #start} to {@link #close}.
 *
 * <p>A message is published by its key, then deleted: a crash in between has it published again, by this
 * node or another, and the key lets nobody hear it again.
 */
public final class Relay implements HealthCheck, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Relay.class.getName());
  private static final int BATCH = 100;
  private static final int MOST_HELD = 100;
  private static final long BUSY_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long FAILED_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long STOP_MILLIS = 5_000;
  private static final String AWAY = "the engine is out of reach";

  private enum Found {
    /** All that was there is delivered. */
    NOTHING_MORE,
    /** It is another node's turn. */
    BUSY,
    /** The database or the engine is out of reach, or does not take a message. */
    FAILED
  }

  private final OutboxTables tables;
  private final Publisher publisher;
  private final BooleanSupplier reachable;
  private final Executor context;
  private final long pollNanos;
  private final Thread thread = new Thread(null, this::run, "garuda-outbox", 0, false);
  private final CompletableFuture<?> stop = new CompletableFuture<>();
  private final AtomicBoolean woken = new AtomicBoolean();
  private final Runnable waker = this::wake;
  private volatile @Nullable String problem;

  /**
   * Will deliver once it is started.
   *
   * @param reachable whether it is worth a try to publish
   * @param context runs a task on the thread that calls, so that it may use the application's DataSource
   * @param poll how often it looks for what other nodes left
   */
  Relay(
      OutboxTables tables,
      Publisher publisher,
      BooleanSupplier reachable,
      Executor context,
      Duration poll) {
    this.tables = tables;
    this.publisher = publisher;
    this.reachable = reachable;
    this.context = context;
    this.pollNanos = poll.toNanos();
    thread.setDaemon(true);
  }

  /** Will begin with what an earlier run left. */
  public void start() {
    thread.start();
  }

  /** Will return what has it look at once, since a transaction was committed; always the same. */
  Runnable waker() {
    return waker;
  }

  private void wake() {
    woken.set(true);
    LockSupport.unpark(thread);
  }

  private void run() {
    while (!stop.isDone() && !thread.isInterrupted()) {
      boolean asked = woken.getAndSet(false);
      Found found = look();
      if (found == Found.BUSY && asked) {
        woken.set(true); // the other node may have looked before the commit
        rest(Math.min(BUSY_NANOS, pollNanos), false);
      } else if (found == Found.FAILED) {
        rest(Math.min(FAILED_NANOS, pollNanos), false);
      } else {
        rest(pollNanos, true);
      }
    }
  }

  private void rest(long nanos, boolean untilWoken) {
    long end = System.nanoTime() + nanos;
    while (!stop.isDone() && !thread.isInterrupted() && !(untilWoken && woken.get())) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return;
      }
      LockSupport.parkNanos(this, left);
    }
  }

  private Found look() {
    if (!reachable.getAsBoolean()) {
      problem = AWAY; // which the engine has told the log
      return Found.FAILED;
    }
    AtomicReference<Found> seen = new AtomicReference<>();
    try {
      context.execute(() -> seen.set(deliver()));
    } catch (RuntimeException | Error e) {
      return failed(e.toString(), e);
    }
    Found found = Objects.requireNonNull(seen.get(), "the context runs what it is given");
    if (found != Found.FAILED) {
      String before = problem;
      problem = null;
      if (before != null && !before.equals(AWAY)) {
        LOG.log(Level.INFO, "what waits in the outbox is delivered again");
      }
    }
    return found;
  }

  private Found deliver() {
    Set<String> held = new LinkedHashSet<>();
    Throwable failure = null;
    boolean more = true;
    while (more && held.size() < MOST_HELD && !stop.isDone()) {
      try (Turn turn = tables.turn()) {
        if (!turn.isOurs()) {
          return Found.BUSY;
        }
        // from the first on each time: what is committed late may have an id before the last
        List<Stored> batch = turn.read(held, BATCH);
        Delivery delivery = new Delivery(publisher, stop);
        delivery.run(batch);
        turn.commit(delivery.delivered(), delivery.refused());
        delivery.refused().forEach(Relay::leftAside);
        held.addAll(delivery.held());
        failure = delivery.failure().orElse(failure);
        more = batch.size() == BATCH && reachable.getAsBoolean();
      } catch (SQLException e) {
        return failed(e.toString(), null);
      }
    }
    return failure == null ? Found.NOTHING_MORE : failed(failure.toString(), null);
  }

  private static void leftAside(Stored message, String why) {
    LOG.log(
        Level.ERROR,
        "message {0,number,#} of the outbox cannot be published, and is left aside: {1}",
        message.id(),
        why);
  }

  private Found failed(String why, @Nullable Throwable e) {
    LOG.log(
        why.equals(problem) ? Level.DEBUG : Level.WARNING,
        "what is in the outbox waits: " + why,
        e);
    problem = why;
    return Found.FAILED;
  }

  @Override
  public String name() {
    return "outbox";
  }

  /** Will be up in any case: without the others this node still serves its clients. */
  @Override
  public Health check() {
    Health health = Health.up();
    String now = problem;
    try {
      OutboxTables.Backlog backlog = tables.backlog();
      health = health
          .with("waiting", backlog.waiting())
          .with("oldest_seconds", backlog.oldest().toSeconds())
          .with("left_aside", backlog.aside());
    } catch (SQLException e) {
      now = e.toString();
    }
    return now == null ? health : health.with("problem", now);
  }

  /** Will wait a moment for the thread; what is not delivered waits for the next start, or another node. */
  @Override
  public void close() {
    stop.complete(null);
    LockSupport.unpark(thread);
    try {
      thread.join(STOP_MILLIS); // no interrupt: H2 would close its files
      if (thread.isAlive()) {
        LOG.log(Level.WARNING, "the outbox still waits for its database; leaving it");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
