package io.garuda.cluster.redis;

import java.lang.System.Logger.Level;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The one thread that deals with Redis; a task that fails is logged, and the others go on. */
final class EngineThread implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(EngineThread.class.getName());

  private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, work -> {
    Thread made = new Thread(work, "garuda-redis");
    made.setDaemon(true);
    return made;
  });

  EngineThread() {
    thread.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy()); // closed
  }

  void execute(Runnable task) {
    after(0, task);
  }

  void after(long millis, Runnable task) {
    Future<?> unused = thread.schedule(() -> run(task), millis, TimeUnit.MILLISECONDS);
  }

  private static void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, "a task of the engine failed", e);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
