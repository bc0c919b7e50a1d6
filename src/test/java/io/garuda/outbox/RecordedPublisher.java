package io.garuda.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.socket.Broadcast;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** An engine that knows each key it was given, and fails as a test wishes. */
final class RecordedPublisher implements Publisher {
  private static final long DEADLINE_SECONDS = 5;

  /** What subscribers hear, such as {@code room:1 {"n":1}}. */
  final List<String> heard = new CopyOnWriteArrayList<>();

  /** What came again. */
  final List<String> repeated = new CopyOnWriteArrayList<>();

  private final Set<String> keys = ConcurrentHashMap.newKeySet();
  volatile Predicate<Broadcast> fails = message -> false;
  volatile Predicate<Broadcast> neverAnswers = message -> false;

  @Override
  public CompletionStage<?> publish(Broadcast message, String key) {
    if (fails.test(message)) {
      return CompletableFuture.failedFuture(new IllegalStateException("not taken"));
    }
    String text = message.topic().name() + " " + message.payload();
    (keys.add(key) ? heard : repeated).add(text);
    return neverAnswers.test(message)
        ? new CompletableFuture<>()
        : CompletableFuture.completedFuture(null);
  }

  static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
  }

  void awaitHeard(int count) {
    await("heard " + count, () -> heard.size() >= count);
  }
}
