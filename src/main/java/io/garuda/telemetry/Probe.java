package io.garuda.telemetry;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where events of one type happen, and who wants to know; any thread.
 *
 * <pre>{@code
 * long started = probe.start();
 * ...
 * if (probe.isOn()) {
 *   probe.emit(new Event.ChannelHandledIn(Probe.since(started), ...));
 * }
 * }</pre>
 */
public final class Probe<E extends Event> {
  private static final System.Logger LOG = System.getLogger(Telemetry.class.getName());

  private final Class<?> type;
  private volatile @Nullable List<Handler<E>> handlers; // null if nobody listens

  Probe(Class<?> type) {
    this.type = type;
  }

  /** Compared by identity: the same function may be attached twice. */
  private static final class Handler<E> {
    private final Consumer<? super E> to;

    Handler(Consumer<? super E> to) {
      this.to = to;
    }
  }

  /** Whether anybody wants these events. */
  public boolean isOn() {
    return handlers != null;
  }

  /** Will return {@link System#nanoTime} if anybody wants these events, or else 0. */
  public long start() {
    return isOn() ? System.nanoTime() | 1 : 0;
  }

  /** Will return the time since {@link #start}; zero if nobody wanted it then. */
  public static Duration since(long start) {
    return start == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - start);
  }

  /** Will call the handlers, on this thread; never throws. */
  public void emit(E event) {
    List<Handler<E>> now = handlers;
    if (now != null) {
      for (Handler<E> handler : now) {
        call(handler, event);
      }
    }
  }

  private void call(Handler<E> handler, E event) {
    try {
      handler.to.accept(event);
    } catch (Throwable e) {
      detach(handler);
      LOG.log(Level.ERROR, "a handler of " + Event.nameOf(type) + " failed and is detached", e);
    }
  }

  synchronized Telemetry.Attachment attach(Consumer<? super E> to) {
    Handler<E> handler = new Handler<>(to);
    List<Handler<E>> more = new ArrayList<>(handlers == null ? List.of() : handlers);
    more.add(handler);
    handlers = List.copyOf(more);
    return () -> detach(handler);
  }

  private synchronized void detach(Handler<E> handler) {
    List<Handler<E>> left = new ArrayList<>(handlers == null ? List.of() : handlers);
    left.remove(handler);
    handlers = left.isEmpty() ? null : List.copyOf(left);
  }

  synchronized void clear() {
    handlers = null;
  }
}
