package io.garuda.channel;

import io.garuda.socket.Message;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The queue of one channel: any thread puts work in, at most one at a time takes it out.
 *
 * <p>The join is in it from the start, and the count of what waits stands at one, so that what comes
 * after it waits too; {@link #start} is the first to hand the queue to a worker. No thread waits for
 * an empty one.
 */
final class ChannelMailbox implements Runnable {
  private static final System.Logger LOG = System.getLogger(ChannelMailbox.class.getName());

  private record Task(Runnable work, int size) {}

  private final SocketConnection connection;
  private final ChannelReport report;
  private final UserCode.Runner runner;
  private final Consumer<Throwable> crashed;
  private final Queue<Task> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger(1);

  /**
   * Will wait for {@link #start} with a first task, which the caller has admitted.
   *
   * @param crashed is told what a task throws, on the mailbox
   */
  ChannelMailbox(
      SocketConnection connection,
      ChannelReport report,
      int size,
      Runnable first,
      Consumer<Throwable> crashed) {
    this.connection = connection;
    this.report = report;
    this.runner = connection.runtime().runner();
    this.crashed = crashed;
    queue.add(new Task(first, size));
  }

  void start() {
    try {
      connection.runtime().workers().execute(this);
    } catch (RejectedExecutionException e) {
      LOG.log(Level.DEBUG, "the application stops; its channels handle nothing more", e);
    }
  }

  /**
   * Will queue work, or close the connection if too much waits already.
   *
   * @param message is answered then, if it is one of the client's
   */
  void put(int size, @Nullable Message message, Runnable work) {
    if (connection.inflow().admit(size)) {
      enqueue(new Task(work, size));
    } else {
      connection.giveUp(message, "overloaded");
    }
  }

  /** Will queue what must be done however much waits. */
  void putAnyway(Runnable work) {
    connection.inflow().count(0);
    enqueue(new Task(work, 0));
  }

  private void enqueue(Task task) {
    queue.add(task);
    if (waiting.getAndIncrement() == 0) {
      start();
    }
  }

  @Override
  public void run() {
    int batch = waiting.get();
    do {
      report.mailbox(batch);
      for (int i = 0; i < batch; i++) {
        Task task = Objects.requireNonNull(queue.poll(), "expected a task for each count");
        connection.inflow().release(task.size); // it waits no more
        try {
          runner.run(task.work);
        } catch (Throwable e) {
          crashed.accept(e);
        }
      }
      batch = waiting.addAndGet(-batch);
    } while (batch > 0);
  }
}
