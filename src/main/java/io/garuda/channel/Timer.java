package io.garuda.channel;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs short tasks once, later: a hashed timing wheel with one daemon thread.
 *
 * <p>Made for very many deadlines of which few come true: adding one costs an enqueue, a tick is 50
 * ms, a task runs up to a tick late, and nobody cancels. Tasks must not block.
 */
public final class Timer implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Timer.class.getName());
  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final int SLOTS = 512;

  private record Entry(long tick, Runnable task) {}

  private final List<ArrayDeque<Entry>> slots = new ArrayList<>(SLOTS);
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
  public void schedule(Duration delay, Runnable task) {
    long nanos = System.nanoTime() - start + Math.max(0, delay.toNanos());
    long tick = nanos / TICK_NANOS + 1;
    while (!add(tick, task)) {
      tick = Math.max(tick, turned) + 1; // this thread was held up, and the wheel has turned past
    }
  }

  private boolean add(long tick, Runnable task) {
    ArrayDeque<Entry> slot = slots.get((int) (tick % SLOTS));
    synchronized (slot) {
      return turned < tick && slot.add(new Entry(tick, task));
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

  private List<Entry> due(long tick) {
    ArrayDeque<Entry> slot = slots.get((int) (tick % SLOTS));
    List<Entry> due = new ArrayList<>();
    synchronized (slot) {
      turned = tick;
      slot.removeIf(entry -> entry.tick <= tick && due.add(entry));
    }
    return due;
  }

  private static void run(Entry entry) {
    try {
      entry.task.run();
    } catch (RuntimeException | Error e) {
      LOG.log(System.Logger.Level.ERROR, "a timed task failed", e);
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}
