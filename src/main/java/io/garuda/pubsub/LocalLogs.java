package io.garuda.pubsub;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.garuda.pubsub.Past.Kept;
import io.garuda.socket.Cursor;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** What topics keep in the memory of this JVM; any thread. */
final class LocalLogs {
  /** How many logs are looked at with each message, so that what is too old goes. */
  private static final int SWEPT = 2;

  private static final class Entry {
    final Kept kept;
    final long nanos;

    Entry(Kept kept, long nanos) {
      this.kept = kept;
      this.nanos = nanos;
    }
  }

  private static final class Log {
    final String epoch;
    final History history;
    final Deque<Entry> entries = new ArrayDeque<>();
    long newest;
    long touched = System.nanoTime();
    boolean dropped;

    Log(String epoch, History history) {
      this.epoch = epoch;
      this.history = history;
    }

    void trim(long now) {
      while (!entries.isEmpty()
          && (entries.size() > history.size()
              || now - entries.getFirst().nanos > history.time().toNanos())) {
        entries.removeFirst();
      }
    }

    boolean isForgotten(long now) {
      return now - touched > history.time().plus(History.MEMORY).toNanos();
    }
  }

  private final String run = LocalEngine.newNode();
  private final AtomicLong epochs = new AtomicLong();
  private final ConcurrentMap<String, Log> logs = new ConcurrentHashMap<>();
  private Iterator<Log> sweep = Collections.emptyIterator();

  /**
   * Will keep a message.
   *
   * @param to is given the message with its cursor, in the order of the offsets; must not block
   * @return the cursor
   */
  Cursor append(String topic, byte[] message, History history, Consumer<byte[]> to) {
    sweep();
    while (true) {
      Log log = log(topic, history);
      synchronized (log) {
        if (!log.dropped) {
          long now = System.nanoTime();
          log.touched = now;
          log.entries.add(new Entry(new Kept(++log.newest, message), now));
          log.trim(now);
          Cursor cursor = new Cursor(log.epoch, log.newest);
          to.accept(with(cursor, message));
          return cursor;
        }
      }
    }
  }

  private Log log(String topic, History history) {
    return logs.computeIfAbsent(
        topic, name -> new Log(run + "x" + epochs.incrementAndGet(), history));
  }

  private static byte[] with(Cursor cursor, byte[] message) {
    byte[] head = (cursor + "\n").getBytes(US_ASCII);
    return ByteBuffer.allocate(head.length + message.length)
        .put(head)
        .put(message)
        .array();
  }

  /** Will look up what is there after an offset. */
  Past past(String topic, History history, long after, int most) {
    while (true) {
      Log log = log(topic, history);
      synchronized (log) {
        if (!log.dropped) {
          log.touched = System.nanoTime();
          log.trim(log.touched);
          List<Kept> kept = new ArrayList<>();
          for (Iterator<Entry> newestFirst = log.entries.descendingIterator();
              newestFirst.hasNext() && kept.size() < most; ) {
            Entry entry = newestFirst.next();
            if (entry.kept.offset() <= after) {
              break;
            }
            kept.add(entry.kept);
          }
          Collections.reverse(kept);
          return new Past(new Cursor(log.epoch, log.newest), kept);
        }
      }
    }
  }

  private synchronized void sweep() {
    for (int i = 0; i < SWEPT; i++) {
      if (!sweep.hasNext()) {
        sweep = logs.values().iterator();
        if (!sweep.hasNext()) {
          return;
        }
      }
      Log log = sweep.next();
      synchronized (log) {
        long now = System.nanoTime();
        log.trim(now);
        if (log.isForgotten(now)) {
          log.dropped = true;
          sweep.remove();
        }
      }
    }
  }
}
