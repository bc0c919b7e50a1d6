package io.garuda.channel;

import io.garuda.socket.CloseCode;
import io.garuda.telemetry.Event;
import io.garuda.telemetry.Probe;
import io.garuda.telemetry.Telemetry;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Sends all clients away with 1012, in random order and in batches, so that they come back elsewhere.
 *
 * <p>The job of {@code Phoenix.Socket}'s drainer, by sockets and not by channels: Phoenix misses those
 * without one. A socket takes no more messages; its channels handle what waits and end with {@link
 * EndReason#DRAINED}, and their last words reach the client before the close. Any thread may call.
 */
public final class Drain {
  private static final System.Logger LOG = System.getLogger(Drain.class.getName());
  private static final String CUT =
      "; {2} did not end in time, their handlers or clients take longer";

  /** Runs what never blocks, once, later. */
  interface Later {
    void schedule(Duration delay, Runnable task);
  }

  private final Drainer drainer;
  private final Later later;
  private final Probe<Event.SocketDrain> probe;
  private final Random random = new Random();
  private final Set<SocketConnection> open = ConcurrentHashMap.newKeySet();
  private volatile @Nullable Run current;
  private volatile boolean announced;

  Drain(Drainer drainer, Later later, Telemetry telemetry) {
    this.drainer = drainer;
    this.later = later;
    this.probe = telemetry.probe(Event.SocketDrain.class);
  }

  /** Whether clients are sent away, or were: no new ones are taken. */
  public boolean isDraining() {
    return current != null;
  }

  /** Whether it was {@link #announce announced}, and nobody is sent away yet. */
  public boolean isAnnounced() {
    return announced && !isDraining();
  }

  /**
   * Will say that this node is about to go, so that load balancers send no more to it; clients are taken
   * as before.
   *
   * @return for how long it should be served before it stops
   */
  public Duration announce() {
    announced = true;
    Duration notice = drainer.notice();
    if (!notice.isZero()) {
      LOG.log(Level.INFO, "not ready from now on, and stops in {0} ms", notice.toMillis());
    }
    return notice;
  }

  /** How many clients are connected. */
  int connections() {
    return open.size();
  }

  void opened(SocketConnection connection) {
    open.add(connection);
    Run run = current;
    if (run != null) {
      run.sendAway(connection); // it was admitted just before
    }
  }

  void closed(SocketConnection connection) {
    open.remove(connection);
    Run run = current;
    if (run != null && open.isEmpty()) {
      run.end();
    }
  }

  /** Will begin, and not wait; does nothing while clients are sent away already. */
  public void start() {
    run();
  }

  private synchronized Run run() {
    Run run = current;
    if (run == null || (run.ended.isDone() && !open.isEmpty())) {
      run = new Run();
      current = run;
      run.begin();
    }
    return run;
  }

  /** Will take new clients again, and send no more away. */
  public synchronized void resume() {
    announced = false;
    Run run = current;
    if (run != null) {
      current = null;
      run.over.set(true);
      run.ended.complete(null);
      LOG.log(Level.INFO, "takes sockets again");
    }
  }

  /** Will begin unless that is done, and wait until all have gone, at most the drainer's timeout. */
  public void finish() {
    try {
      run().ended.get(drainer.timeout().toMillis() + 1_000, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException | ExecutionException e) {
      LOG.log(Level.WARNING, "the drain did not end in time; sockets are cut", e);
    }
  }

  /** One drain, from its beginning until all have gone or its time is over. */
  private final class Run {
    final CompletableFuture<Void> ended = new CompletableFuture<>();
    final AtomicBoolean over = new AtomicBoolean();
    private final long began = System.nanoTime();
    private final List<SocketConnection> waiting = new ArrayList<>();
    private final AtomicInteger sent = new AtomicInteger();
    private int batch;
    private int total;
    private int index;

    void begin() {
      waiting.addAll(open);
      Collections.shuffle(waiting, random);
      total = waiting.size();
      batch = drainer.batch(total);
      later.schedule(drainer.patience(), this::giveUp);
      later.schedule(drainer.timeout(), this::end);
      next();
      if (open.isEmpty()) {
        end();
      }
    }

    private void next() {
      if (ended.isDone()) {
        return;
      }
      List<SocketConnection> last =
          waiting.subList(Math.max(0, waiting.size() - batch), waiting.size());
      index++;
      if (!last.isEmpty() && probe.isOn()) {
        int rounds = (total + batch - 1) / batch;
        probe.emit(new Event.SocketDrain(last.size(), total, index, rounds));
      }
      last.forEach(this::sendAway);
      last.clear();
      if (!waiting.isEmpty()) {
        later.schedule(drainer.interval(), this::next);
      }
    }

    void sendAway(SocketConnection connection) {
      if (!connection.inflow().shut()) {
        return; // it closes already
      }
      sent.incrementAndGet();
      List<ChannelServer> channels = List.copyOf(connection.channels());
      AtomicInteger busy = new AtomicInteger(channels.size() + 1);
      Runnable close = () -> {
        if (busy.decrementAndGet() == 0) {
          close(connection);
        }
      };
      channels.forEach(channel -> channel.drain(close));
      close.run();
    }

    private void giveUp() {
      if (!ended.isDone()) {
        open.forEach(this::sendAway);
        open.forEach(Run::close);
      }
    }

    private static void close(SocketConnection connection) {
      connection.transport().close(CloseCode.RESTART, "restart");
    }

    /** Says so first: whoever waits for the end may end the log. */
    void end() {
      if (!over.compareAndSet(false, true)) {
        return;
      }
      if (sent.get() > 0) {
        String seconds = String.format("%.1f", (System.nanoTime() - began) / 1e9);
        int left = open.size();
        LOG.log(
            left == 0 ? Level.INFO : Level.WARNING,
            "drained {0,choice,1#1 socket|1<{0} sockets} in {1} s" + (left == 0 ? "" : CUT),
            sent.get(),
            seconds,
            left);
      }
      ended.complete(null);
    }
  }
}
