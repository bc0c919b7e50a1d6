package io.garuda.transport.websocket;

import io.garuda.channel.Backlog;
import io.garuda.channel.Overflow;
import io.garuda.channel.SocketRuntime;
import io.garuda.socket.CloseCode;
import io.garuda.socket.Frame;
import io.garuda.socket.Transport;
import io.garuda.telemetry.Event;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * The queue to one client and its single writer.
 *
 * <p>Any thread offers frames or an order to close; one task at a time takes them out. The queue is
 * bounded in bytes: a client that reads too slowly is closed with 4408 and reconnects.
 */
abstract class Outbound implements Transport, Runnable {
  /*
   * Orders are pushed on a stack, newest first; the writer takes all of it at once and turns it around.
   * `top` is null while nothing waits and nobody writes: whoever puts the first order there starts the
   * writer. From then on there is an order in it, or WRITING, until the writer finds nothing more.
   */
  static final long SEND_TIMEOUT_MILLIS = 10_000;
  private static final System.Logger LOG = System.getLogger(Outbound.class.getName());
  private static final AtomicReferenceFieldUpdater<Outbound, @Nullable Order> TOP =
      AtomicReferenceFieldUpdater.newUpdater(Outbound.class, Order.class, "top");
  private static final AtomicIntegerFieldUpdater<Outbound> BYTES =
      AtomicIntegerFieldUpdater.newUpdater(Outbound.class, "bytes");
  private static final AtomicLongFieldUpdater<Outbound> SINCE =
      AtomicLongFieldUpdater.newUpdater(Outbound.class, "since");
  private static final Order WRITING = new Order(null, null);

  private static final class Order {
    @Nullable
    Frame frame;

    final @Nullable CloseReason close;

    @Nullable
    Order next;

    Order(@Nullable Frame frame, @Nullable CloseReason close) {
      this.frame = frame;
      this.close = close;
    }
  }

  final Session session;
  private final Executor writers;
  final Executor workers;
  private final Backlog backlog;
  private volatile @Nullable Order top;

  @SuppressWarnings("UnusedVariable") // by BYTES
  private volatile int bytes;

  private volatile long since; // the beginning of the write under way; 0 if there is none
  private volatile boolean closing;
  private volatile boolean dropping;
  private @Nullable Order ready; // oldest first; by a lock of this
  private @Nullable CloseReason last;
  private long sentFrames; // by a lock of this, as what follows
  private long sentBytes;

  /** Will drain on the one executor, and do on the other what may block. */
  Outbound(Session session, Executor writers, Executor workers, Backlog backlog) {
    this.session = session;
    this.writers = writers;
    this.workers = workers;
    this.backlog = backlog;
  }

  /** Will choose the writer that the container needs. */
  static Outbound of(Session session, SocketRuntime runtime, Backlog backlog) {
    return TomcatSocket.of(session)
        .<Outbound>map(socket ->
            new DirectOutbound(session, socket, runtime.writers(), runtime.senders(), backlog))
        .orElseGet(() -> new CallbackOutbound(session, runtime.senders(), backlog));
  }

  @Override
  public final void send(Frame frame) {
    if (closing) {
      return;
    }
    if (BYTES.addAndGet(this, frame.size()) > backlog.maxBytes() && top != null && !shed()) {
      backlog.slow();
      drop();
      close(CloseCode.SLOW, "slow consumer");
      return;
    }
    put(new Order(frame, null));
  }

  /** Will drop what the policy of the socket drops; false if too much waits all the same. */
  private synchronized boolean shed() {
    if (backlog.overflow() == Overflow.CLOSE) {
      return false;
    }
    turnAround();
    List<Frame> waiting = new ArrayList<>();
    for (Order order = ready; order != null; order = order.next) {
      if (order.frame != null) {
        waiting.add(order.frame);
      }
    }
    Set<Frame> dropped = backlog.shed(waiting, bytes);
    for (Order order = ready; order != null; order = order.next) {
      if (order.frame != null && dropped.contains(order.frame)) {
        BYTES.addAndGet(this, -order.frame.size());
        order.frame = null;
      }
    }
    return bytes <= backlog.maxBytes();
  }

  @Override
  public final void close(int code, String reason) {
    if (!closing) {
      closing = true;
      put(new Order(null, reason(code, reason)));
    }
  }

  private void put(Order order) {
    @Nullable Order newest;
    do {
      newest = top;
      order.next = newest;
    } while (!TOP.compareAndSet(this, newest, order));
    if (newest == null) {
      goOn();
    }
  }

  /** Will run the writer, which waited for its connection. */
  final void goOn() {
    try {
      writers.execute(this);
    } catch (RejectedExecutionException e) {
      abandon(); // the application stops
    }
  }

  /** Will return the next frame; null if there is none now, or if {@link #rest} must follow. */
  final @Nullable Frame next() {
    for (Order order = take(); order != null; order = take()) {
      if (order.close != null) {
        last = order.close;
        dropping = true;
        return null;
      }
      Frame frame = order.frame;
      if (frame != null && !dropping) { // after a gap nothing may follow
        BYTES.addAndGet(this, -frame.size());
        return frame;
      }
    }
    return null;
  }

  private synchronized @Nullable Order take() {
    if (ready == null) {
      turnAround();
    }
    Order order = ready;
    if (order != null) {
      ready = order.next;
      order.next = null;
      if (order.frame != null && !dropping) {
        sentFrames++;
        sentBytes += order.frame.size();
      }
    }
    return order;
  }

  /** Will return what was taken to be written so far; any thread. */
  final synchronized Event.Traffic sent() {
    return new Event.Traffic(sentFrames, sentBytes);
  }

  /** Will move what is on the stack behind what is ready. */
  private void turnAround() {
    Order newest = top == null || top == WRITING ? WRITING : TOP.getAndSet(this, WRITING);
    @Nullable Order added = null;
    while (newest != null && newest != WRITING) {
      Order older = newest.next;
      newest.next = added;
      added = newest;
      newest = older;
    }
    if (ready == null) {
      ready = added;
    } else {
      Order end = ready;
      while (end.next != null) {
        end = end.next;
      }
      end.next = added;
    }
  }

  /**
   * Will let the writer rest, or close the session if that was ordered.
   *
   * @return false if there is more to write
   */
  final synchronized boolean rest() {
    CloseReason close = last;
    if (close != null) {
      last = null;
      closeSession(close);
    }
    return ready == null && TOP.compareAndSet(this, WRITING, null);
  }

  /** Will remember that a write is under way. */
  final void begun() {
    since = System.nanoTime() | 1;
  }

  /** Will remember that it is not any more; false if that is known. */
  final boolean ended() {
    return SINCE.getAndSet(this, 0) != 0;
  }

  /** Whether a write has been under way for longer than its deadline; any thread. */
  final boolean stuck(long now) {
    long begin = since;
    return begin != 0 && now - begin > TimeUnit.MILLISECONDS.toNanos(SEND_TIMEOUT_MILLIS);
  }

  private static CloseReason reason(int code, String text) {
    return new CloseReason(CloseReason.CloseCodes.getCloseCode(code), text);
  }

  private void closeSession(CloseReason reason) {
    try {
      workers.execute(() -> {
        try {
          session.close(reason);
        } catch (IOException | IllegalStateException e) {
          LOG.log(Level.DEBUG, "the connection was gone before it was closed", e);
        }
      });
    } catch (RejectedExecutionException e) {
      LOG.log(Level.DEBUG, "the application stops, and the container closes its sessions", e);
    }
  }

  /** Will drop what waits, after a write failed; on the writer. */
  final void failed(Throwable e) {
    LOG.log(Level.DEBUG, "a client could not be written to", e);
    abandon();
    closeSession(reason(CloseCode.FAILED, "write failed"));
  }

  /** Will drop what waits, and close once the write that is under way ends; any thread. */
  void giveUp() {
    abandon();
    put(new Order(null, reason(CloseCode.SLOW, "write timeout")));
  }

  /** Will drop what waits and take nothing more; the connection is gone. Any thread. */
  final void abandon() {
    closing = true;
    drop();
  }

  private void drop() {
    dropping = true;
    Order newest = top;
    while (newest != null && newest != WRITING && !TOP.compareAndSet(this, newest, WRITING)) {
      newest = top;
    }
  }
}
