package io.garuda.transport.websocket;

import io.garuda.socket.CloseCode;
import io.garuda.socket.Frame;
import io.garuda.socket.Transport;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The queue to one client and its single writer.
 *
 * <p>Any thread offers frames or an order to close; one task at a time takes them out. The queue is
 * bounded in bytes: a client that reads too slowly is closed with 4408 and reconnects.
 */
abstract class Outbound implements Transport, Runnable {
  static final long SEND_TIMEOUT_MILLIS = 10_000;
  private static final System.Logger LOG = System.getLogger(Outbound.class.getName());

  private record Close(int code, String reason) {}

  final Session session;
  private final Executor workers;
  private final int maxBytes;
  private final Queue<Object> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();
  private volatile boolean closing;
  private volatile boolean dropping;

  Outbound(Session session, Executor workers, int maxBytes) {
    this.session = session;
    this.maxBytes = maxBytes;
    this.workers = workers;
  }

  /** Will choose the writer that the container needs. */
  static Outbound of(Session session, Executor workers, int maxBytes) {
    return session.getClass().getName().startsWith("org.apache.tomcat.")
        ? new BatchingOutbound(session, workers, maxBytes)
        : new CallbackOutbound(session, workers, maxBytes);
  }

  @Override
  public final void send(Frame frame) {
    if (closing) {
      return;
    }
    if (bytes.addAndGet(frame.size()) > maxBytes && waiting.get() > 0) {
      LOG.log(Level.WARNING, "closing a slow client: more than {0} bytes wait for it", maxBytes);
      drop();
      close(CloseCode.SLOW, "slow consumer");
      return;
    }
    put(frame);
  }

  @Override
  public final void close(int code, String reason) {
    if (!closing) {
      closing = true;
      put(new Close(code, reason));
    }
  }

  private void put(Object order) {
    queue.add(order);
    if (waiting.getAndIncrement() == 0) {
      try {
        workers.execute(this);
      } catch (RejectedExecutionException e) {
        abandon(); // the application stops
      }
    }
  }

  /** Will return the next frame; null if there is none now, or the session was closed instead. */
  final @Nullable Frame next() {
    Object order = queue.poll();
    while (order instanceof Frame && dropping) {
      order = queue.poll(); // offered meanwhile: after a gap nothing may follow
    }
    if (order instanceof Frame frame) {
      bytes.addAndGet(-frame.size());
      return frame;
    }
    if (order instanceof Close close) {
      beforeClose();
      closeSession(close.code, close.reason);
      drop();
    }
    return null;
  }

  /** Will say how many orders were waiting when a drain begins. */
  final int claimed() {
    return waiting.get();
  }

  /** Will take what was drained off the count; above zero there is more to drain. */
  final int done(int drained) {
    return waiting.addAndGet(-drained);
  }

  final boolean isEmpty() {
    return queue.isEmpty();
  }

  /** Whether a write has been under way for longer than its deadline; any thread. */
  boolean stuck(long now) {
    return false; // the container's own deadline ends it
  }

  /** Will do what the container needs before a close; on the writer. */
  void beforeClose() {}

  private void closeSession(int code, String reason) {
    try {
      session.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(code), reason));
    } catch (IOException | IllegalStateException e) {
      LOG.log(Level.DEBUG, "the connection was gone before it was closed", e);
    }
  }

  /** Will drop what waits, after a write failed; on the writer. */
  final void failed(Throwable e) {
    LOG.log(Level.DEBUG, "a client could not be written to", e);
    abandon();
    closeSession(CloseCode.FAILED, "write failed");
  }

  /** Will drop what waits, and close once the write that is under way ends; any thread. */
  final void giveUp() {
    abandon();
    put(new Close(CloseCode.SLOW, "write timeout"));
  }

  /** Will drop what waits and take nothing more; the connection is gone. */
  final void abandon() {
    closing = true;
    drop();
  }

  private void drop() {
    dropping = true;
    queue.clear();
  }
}
