package io.garuda.outbox;

import io.garuda.socket.Broadcast;
import java.util.concurrent.CompletionStage;

/** Takes messages to the subscribers of all nodes. */
@FunctionalInterface
public interface Publisher {
  /**
   * Will publish a message, once however often it is asked for with that key.
   *
   * @return completes once no crash of this node can lose it; fails while other nodes are out of reach
   * @throws IllegalArgumentException if it can never be published
   */
  CompletionStage<?> publish(Broadcast message, String key);
}
