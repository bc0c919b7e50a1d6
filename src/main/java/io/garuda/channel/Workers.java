package io.garuda.channel;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that drain mailboxes, and those that write to clients.
 *
 * <p>Virtual from JDK 24 on: before, a virtual thread that blocks in Tomcat's synchronized write pins
 * its carrier. On 17 to 23 pools of at most 128 daemon threads; more tasks wait in their queues, where
 * each mailbox and each connection stands at most once. Handlers that block hold up no client's frames,
 * and slow clients no handler.
 */
public final class Workers {
  private static final int POOL = 128;

  private Workers() {}

  /**
   * Will start threads for tasks that may block.
   *
   * @param name of what they do, {@code worker} say
   */
  public static ExecutorService start(String name) {
    if (Runtime.version().feature() >= 24) {
      try {
        return (ExecutorService)
            Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
      } catch (IllegalAccessException | InvocationTargetException | NoSuchMethodException e) {
        throw new LinkageError("expected virtual threads on this JDK, got none", e);
      }
    }
    ThreadPoolExecutor pool = new ThreadPoolExecutor(
        POOL,
        POOL,
        30,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(),
        threads("garuda-" + name + "-"));
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /** Will start a thread for each processor, for tasks that never block. */
  static ExecutorService writers() {
    return Executors.newFixedThreadPool(
        Runtime.getRuntime().availableProcessors(), threads("garuda-writer-"));
  }

  private static ThreadFactory threads(String prefix) {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, prefix + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
