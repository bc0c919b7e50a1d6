package io.garuda.pubsub;

import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Which messages were published, in the memory of this JVM; any thread. */
final class LocalKeys {
  /** A key costs about 250 bytes, and its own text and the topic's. */
  static final int MOST = 100_000;

  private static final System.Logger LOG = System.getLogger(LocalKeys.class.getName());

  private record Key(String topic, String key) {}

  private record Known(CompletableFuture<Published> first, long until) {}

  private final Map<Key, Known> keys = new LinkedHashMap<>(); // the oldest first; guarded by itself
  private final AtomicBoolean toldOfMany = new AtomicBoolean();

  /**
   * Will publish what is not known yet.
   *
   * @param publish runs on this thread, for the first of all that ask, without a lock
   * @return the first one's result, as soon as there is one
   */
  CompletionStage<Published> publish(String topic, Once once, Supplier<Published> publish) {
    Key key = new Key(topic, once.key());
    Known mine =
        new Known(new CompletableFuture<>(), System.nanoTime() + once.time().toNanos());
    Known known = know(key, mine);
    if (known != null) {
      return known.first.thenApply(Published::again);
    }
    try {
      mine.first.complete(publish.get());
    } catch (RuntimeException | Error e) {
      synchronized (keys) {
        keys.remove(key, mine);
      }
      mine.first.completeExceptionally(e);
    }
    return mine.first;
  }

  /** Will know one from now on, and return the one that was known before; null if there was none. */
  private @Nullable Known know(Key key, Known mine) {
    boolean many = false;
    synchronized (keys) {
      Known known = keys.get(key);
      long now = System.nanoTime();
      if (known != null && now - known.until < 0) {
        return known;
      }
      keys.remove(key); // or else it would keep its old place
      keys.put(key, mine);
      var oldest = keys.values().iterator();
      while (now - oldest.next().until >= 0 || keys.size() > MOST) {
        many |= keys.size() > MOST;
        oldest.remove();
      }
    }
    if (many && !toldOfMany.getAndSet(true)) {
      LOG.log(
          Level.WARNING,
          "more than {0} keys of published messages: the oldest are forgotten before their time,"
              + " and so may be published twice; lower garuda.publish.key-time",
          MOST);
    }
    return null;
  }
}
