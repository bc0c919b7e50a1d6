package io.garuda.cluster.redis;

import io.garuda.cluster.redis.RedisOptions.Outage;
import io.garuda.pubsub.History;
import io.garuda.pubsub.Once;
import io.garuda.pubsub.OutOfReachException;
import io.garuda.pubsub.Published;
import java.lang.System.Logger.Level;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What waits to be published, and what is on its way; any thread puts in, one takes out. */
final class Outgoing {
  private static final System.Logger LOG = System.getLogger(Outgoing.class.getName());

  /** How many bytes may be without an answer: enough to keep the line busy. */
  private static final long WINDOW = 1_024 * 1_024;

  /** A message costs so much more than its bytes. */
  private static final int OVERHEAD = 200;

  /** Nodes that lost Redis together are not back at the same moment. */
  private static final long MARGIN_MILLIS = 500;

  private static final class Item {
    final String channel;
    final byte[] message;
    final @Nullable History history;
    final @Nullable Once once;
    final @Nullable CompletableFuture<Published> told;

    Item(
        String channel,
        byte[] message,
        @Nullable History history,
        @Nullable Once once,
        @Nullable CompletableFuture<Published> told) {
      this.channel = channel;
      this.message = message;
      this.history = history;
      this.once = once;
      this.told = told;
    }

    CompletionStage<?> send(Link link) {
      if (history == null && once == null) {
        return link.publish(channel, message);
      }
      CompletionStage<Published> sent = link.publish(channel, message, history, once);
      return told == null
          ? sent
          : sent.whenComplete((published, e) -> {
            if (e == null) {
              told.complete(published);
            } else {
              refuse(new OutOfReachException("Redis did not answer: " + Reason.of(e), e));
            }
          });
    }

    void refuse(OutOfReachException why) {
      if (told != null) {
        told.completeExceptionally(why);
      }
    }

    long size() {
      return (long) message.length + OVERHEAD;
    }
  }

  private final RedisOptions options;
  private final Queue<Item> queue = new ConcurrentLinkedQueue<>();
  private final AtomicLong waiting = new AtomicLong();
  private final AtomicLong unanswered = new AtomicLong();
  private final LongAdder published = new LongAdder();
  private final LongAdder lost = new LongAdder();
  private volatile @Nullable CompletableFuture<@Nullable Void> end;

  private long awaySince; // the engine's thread, as what follows; 0 if it is not
  private long heldUntil = Long.MIN_VALUE;

  Outgoing(RedisOptions options) {
    this.options = options;
  }

  /**
   * Will queue a message, or count it as lost; false then. A message alone may be larger than the buffer.
   *
   * @param history keeps it; null if nobody does
   */
  boolean put(String channel, byte[] message, @Nullable History history, boolean isUp) {
    return put(new Item(channel, message, history, null, null), isUp);
  }

  /** Will queue likewise what waits for nothing but its turn; what is lost is told at once. */
  CompletionStage<Published> put(
      String channel, byte[] message, @Nullable History history, @Nullable Once once) {
    CompletableFuture<Published> told = new CompletableFuture<>();
    Item item = new Item(channel, message, history, once, told);
    if (!put(item, true)) {
      item.refuse(
          new OutOfReachException("too much waits for Redis, or the application ends", null));
    }
    return told;
  }

  private boolean put(Item item, boolean isUp) {
    long before = waiting.getAndAdd(item.size());
    if (end != null
        || (!isUp && options.outage() == Outage.LOSE)
        || (before > 0 && before + item.size() > options.bufferBytes())) {
      lost.increment();
      gone(item);
      return false;
    }
    queue.add(item);
    return true;
  }

  private void gone(Item item) {
    if (waiting.addAndGet(-item.size()) == 0) {
      CompletableFuture<@Nullable Void> last = end;
      if (last != null) {
        last.complete(null);
      }
    }
  }

  /** Will queue nothing more; returns when nothing waits, or after so many seconds. */
  void end(long seconds) {
    CompletableFuture<@Nullable Void> last = new CompletableFuture<>();
    end = last;
    if (waiting.get() == 0 || seconds == 0) {
      return;
    }
    try {
      last.get(seconds, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      LOG.log(Level.WARNING, "{0} bytes for other nodes were given up", waiting());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Will send as much as may be on its way; {@code more} runs when there is room again. What Redis
   * refuses is lost, and ends the link.
   */
  void send(Link link, Runnable more) {
    if (end == null && System.nanoTime() < heldUntil) {
      return;
    }
    while (unanswered.get() < WINDOW) {
      Item item = queue.poll();
      if (item == null) {
        return;
      }
      unanswered.addAndGet(item.size());
      item.send(link).whenComplete((receivers, e) -> {
        unanswered.addAndGet(-item.size());
        (e == null ? published : lost).increment();
        gone(item);
        if (e != null) {
          link.end(e);
        }
        if (!queue.isEmpty()) {
          more.run();
        }
      });
    }
  }

  static OutOfReachException outOfReach(@Nullable String why) {
    return new OutOfReachException("Redis is out of reach: " + why, null);
  }

  /** Will be told of each attempt that failed to reach Redis. */
  void away(String why) {
    refuse(why);
    awaySince = awaySince == 0 ? System.nanoTime() : awaySince;
  }

  /**
   * Will keep what waits until other nodes, which may have lost Redis too, had the time for an attempt.
   *
   * @param longestPause between two attempts
   * @return for how many milliseconds; 0 if nobody was away
   */
  long back(long longestPause) {
    if (awaySince == 0) {
      return 0;
    }
    long away = (System.nanoTime() - awaySince) / 1_000_000;
    long hold = Math.min(away, longestPause) + MARGIN_MILLIS;
    heldUntil = System.nanoTime() + hold * 1_000_000;
    awaySince = 0;
    return hold;
  }

  /** Will let what waits go where messages are not kept. */
  void down() {
    while (options.outage() == Outage.LOSE) {
      Item item = queue.poll();
      if (item == null) {
        return;
      }
      lost.increment();
      gone(item);
    }
  }

  /** Will let nobody wait for an answer. */
  void refuse(@Nullable String why) {
    queue.removeIf(item -> {
      boolean waits = item.told != null;
      if (waits) {
        lost.increment();
        gone(item);
        item.refuse(outOfReach(why));
      }
      return waits;
    });
  }

  long waiting() {
    return waiting.get();
  }

  long published() {
    return published.sum();
  }

  long lost() {
    return lost.sum();
  }
}
