package io.garuda.outbox;

import io.garuda.socket.MalformedPayloadException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Publishes a batch: the messages of a topic one after the other, those of many topics side by side.
 *
 * <p>One that is not taken holds up its topic, so that nothing overtakes it. One that cannot be
 * published at all, since its row is malformed, is refused, and holds up nobody.
 */
final class Delivery {
  private static final long PATIENCE_SECONDS = 10;

  private final Publisher publisher;
  private final CompletableFuture<?> stop;
  private final List<Stored> delivered = new ArrayList<>();
  private final Map<Stored, String> refused = new LinkedHashMap<>();
  private final Set<String> held = new LinkedHashSet<>();
  private @Nullable Throwable failure;

  /** Will wait for nothing any more once {@code stop} is done. */
  Delivery(Publisher publisher, CompletableFuture<?> stop) {
    this.publisher = publisher;
    this.stop = stop;
  }

  void run(List<Stored> batch) {
    Map<String, Deque<Stored>> topics = new LinkedHashMap<>();
    for (Stored message : batch) {
      topics.computeIfAbsent(message.topic(), topic -> new ArrayDeque<>()).add(message);
    }
    while (!topics.isEmpty() && !stop.isDone()) {
      Map<Stored, CompletableFuture<?>> wave = new LinkedHashMap<>();
      topics.values().forEach(waiting -> publish(waiting.remove(), wave));
      await(wave.values());
      wave.forEach(this::conclude);
      topics.values().removeIf(Deque::isEmpty);
      topics.keySet().removeAll(held);
    }
  }

  private void publish(Stored message, Map<Stored, CompletableFuture<?>> wave) {
    CompletableFuture<?> taken;
    try {
      taken = publisher.publish(message.broadcast(), message.key()).toCompletableFuture();
    } catch (MalformedPayloadException | IllegalArgumentException e) { // written by somebody else
      refused.put(message, e.toString());
      return;
    } catch (RuntimeException e) {
      taken = CompletableFuture.failedFuture(e);
    }
    wave.put(message, taken);
  }

  private void await(Collection<CompletableFuture<?>> wave) {
    CompletableFuture<?> all = CompletableFuture.allOf(wave.toArray(CompletableFuture<?>[]::new));
    try {
      CompletableFuture.anyOf(all, stop).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      failure = e.getCause();
    } catch (TimeoutException e) {
      failure = new TimeoutException("no answer of the engine within " + PATIENCE_SECONDS + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void conclude(Stored message, CompletableFuture<?> taken) {
    if (taken.isDone() && !taken.isCompletedExceptionally()) {
      delivered.add(message);
    } else {
      held.add(message.topic());
    }
  }

  /** Will return what the engine has taken. */
  List<Stored> delivered() {
    return delivered;
  }

  /** Will return what cannot be published, and why not. */
  Map<Stored, String> refused() {
    return refused;
  }

  /** Will return the topics of what was not taken. */
  Set<String> held() {
    return held;
  }

  /** Will return why something was not taken; none if all was, or the relay stops. */
  Optional<Throwable> failure() {
    return Optional.ofNullable(failure);
  }
}
