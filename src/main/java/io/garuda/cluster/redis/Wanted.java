package io.garuda.cluster.redis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** What is to be heard, and the changes of it that Redis has not been told; any thread. */
final class Wanted {
  /*
   * The topics change before a change is queued. So a new link may forget what is queued and subscribe
   * all topics, and a topic that is wanted again is not unsubscribed.
   */
  private static final int CHUNK = 500;

  /** A change; done is null for a topic that is wanted no more. */
  private record Change(String topic, @Nullable CompletableFuture<@Nullable Void> done) {}

  private final Map<String, CompletableFuture<@Nullable Void>> topics = new ConcurrentHashMap<>();
  private final Queue<Change> changes = new ConcurrentLinkedQueue<>();

  /** Will want a topic; completes by {@link #subscribeAll}, {@link #tell} or {@link #giveUp}. */
  CompletableFuture<@Nullable Void> add(String topic) {
    CompletableFuture<@Nullable Void> known = topics.get(topic);
    if (known != null) {
      return known;
    }
    CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
    topics.put(topic, done);
    changes.add(new Change(topic, done));
    return done;
  }

  void remove(String topic) {
    if (topics.remove(topic) != null) {
      changes.add(new Change(topic, null));
    }
  }

  /** Will subscribe all on a new link; completes when Redis has. */
  CompletionStage<?> subscribeAll(Link link, String prefix) {
    changes.clear();
    List<CompletableFuture<@Nullable Void>> done = new ArrayList<>();
    List<String> channels = new ArrayList<>();
    topics.forEach((topic, future) -> {
      channels.add(prefix + topic);
      done.add(future);
    });
    for (int i = 0; i < channels.size(); i += CHUNK) {
      link.subscribe(channels.subList(i, Math.min(i + CHUNK, channels.size())));
    }
    return link.heard().thenRun(() -> complete(done));
  }

  /** Will tell what has changed. */
  void tell(Link link, String prefix) {
    List<CompletableFuture<@Nullable Void>> done = new ArrayList<>();
    for (Change change = changes.poll(); change != null; change = changes.poll()) {
      CompletableFuture<@Nullable Void> future = change.done();
      if (future != null) {
        link.subscribe(List.of(prefix + change.topic()));
        done.add(future);
      } else if (!topics.containsKey(change.topic())) {
        link.unsubscribe(List.of(prefix + change.topic()));
      }
    }
    if (!done.isEmpty()) {
      link.heard().thenRun(() -> complete(done)); // a lost link gives up all that wait
    }
  }

  /** Will let nobody wait: there is nothing to hear. */
  void giveUp() {
    complete(topics.values());
  }

  private static void complete(Collection<CompletableFuture<@Nullable Void>> done) {
    done.forEach(future -> future.complete(null));
  }
}
