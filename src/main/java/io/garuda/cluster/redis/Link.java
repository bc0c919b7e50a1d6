package io.garuda.cluster.redis;

import io.garuda.pubsub.History;
import io.garuda.pubsub.Once;
import io.garuda.pubsub.Past;
import io.garuda.pubsub.Published;
import java.util.Collection;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A line to Redis, of one life: whatever of it fails ends it as a whole. The engine's thread. */
interface Link {
  void subscribe(Collection<String> channels);

  void unsubscribe(Collection<String> channels);

  /** Will complete when all that was asked of the hearing side before is done: Redis keeps the order. */
  CompletionStage<?> heard();

  /** Will return how many connections there, of any node, were sent the message. */
  CompletionStage<Long> publish(String channel, byte[] message);

  /** Will send a message likewise, keep it if there is a history, and do neither if it is known by its key. */
  CompletionStage<Published> publish(
      String channel, byte[] message, @Nullable History history, @Nullable Once once);

  /** Will look up what a channel's topic kept. */
  CompletionStage<Past> past(String channel, History history, long after, int most);

  /** Will send what was asked since. */
  void flush();

  /** Will look whether Redis answers; to be called once a second, ends the link after 3 s without. */
  void beat();

  /** Will end the link, unless it has ended. Any thread. */
  void end(Throwable why);

  /** Will complete with the reason when the link is of use no more, on any thread. */
  CompletionStage<Throwable> ended();

  /** Will fail what is not answered yet. */
  void close();
}
