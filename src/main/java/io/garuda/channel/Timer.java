package io.garuda.channel;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Runs short tasks once, later: a hashed timing wheel with one daemon thread.
 *
 * <p>Made for very many deadlines of which few come true: adding one costs an enqueue, a tick is 50
 * ms, a task runs up to a tick late. A deadline that is kept lets go of its task by {@link
 * Deadline#cancel}; its place in the wheel stays until the tick. Tasks must not block.
 */
public final class Timer implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Timer.class.getName());
  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final int SLOTS = 512;
  private static final long STOP_MILLIS = 1_000;

  /** A task that waits for its time. */
  public static final class Deadline {
    private final long tick;
    private volatile @Nullable Runnable task;

    private Deadline(long tick, Runnable task) {
      this.tick = tick;
      this.task = task;
    }

    /** Will let go of the task, which does not run any more unless it does already; any thread. */
    public void cancel() {
      task = null;
    }

    /** Whether the task has run or never will. */
    boolean isOver() {
      return task == null;
    }
  }

  private final List<ArrayDeque<Deadline>> slots = new ArrayList<>(SLOTS);
  private final long start = System.nanoTime();
  private final Thread thread;
  private volatile long turned = -1;
  private volatile boolean closed;

  public Timer() {
    for (int i = 0; i < SLOTS; i++) {
      slots.add(new ArrayDeque<>(0));
    }
    thread = new Thread(this::turn, "garuda-timer");
    thread.setDaemon(true);
    thread.start();
  }

  /** Will run the task on the timer's thread once the delay has passed. */
  public Deadline schedule(Duration delay, Runnable task) {
    long nanos = System.nanoTime() - start + Math.max(0, delay.toNanos());
    Deadline deadline = new Deadline(nanos / TICK_NANOS + 1, task);
    while (!add(deadline)) {
      // this thread was held up, and the wheel has turned past
      deadline = new Deadline(Math.max(deadline.tick, turned) + 1, task);
    }
    return deadline;
  }

  private boolean add(Deadline deadline) {
    ArrayDeque<Deadline> slot = slots.get((int) (deadline.tick % SLOTS));
    synchronized (slot) {
      return turned < deadline.tick && slot.add(deadline);
    }
  }

  private void turn() {
    for (long tick = 0; !closed; tick++) {
      for (long wait; !closed && (wait = start + tick * TICK_NANOS - System.nanoTime()) > 0; ) {
        LockSupport.parkNanos(this, wait);
      }
      due(tick).forEach(Timer::run);
    }
  }

  private List<Deadline> due(long tick) {
    ArrayDeque<Deadline> slot = slots.get((int) (tick % SLOTS));
    List<Deadline> due = new ArrayList<>();
    synchronized (slot) {
      turned = tick;
      slot.removeIf(deadline -> deadline.tick <= tick && due.add(deadline));
    }
    return due;
  }

  private static void run(Deadline deadline) {
    Runnable task = deadline.task;
    deadline.cancel();
    if (task == null) {
      return;
    }
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      LOG.log(System.Logger.Level.ERROR, "a timed task failed", e);
    }
  }

  /** Will wait a moment for the task that runs, so that the thread does not outlive the application. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join(STOP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
