package io.garuda.conn;

import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;

/** Runs what waits for the end of a request, once, the last one added first; any thread. */
final class RequestEnd {
  private static final System.Logger LOG = System.getLogger(RequestEnd.class.getName());

  private final Deque<Runnable> tasks = new ArrayDeque<>();
  private boolean over;

  /** Will run the task at the end; at once if that came already, so that nothing is left behind. */
  void add(Runnable task) {
    synchronized (tasks) {
      if (!over) {
        tasks.push(task);
        return;
      }
    }
    run(task);
  }

  void run() {
    synchronized (tasks) {
      if (over) {
        return;
      }
      over = true;
    }
    while (!tasks.isEmpty()) { // nobody adds any more, and this is the one thread that takes
      run(tasks.pop());
    }
  }

  private static void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "what waited for the end of a request failed", e);
    }
  }
}
