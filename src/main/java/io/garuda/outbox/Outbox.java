package io.garuda.outbox;

import io.garuda.socket.Payload;

/**
 * Tells clients of what a transaction does, once it is committed; inject it.
 *
 * <pre>{@code
 * @Inject Outbox outbox;
 *
 * @Transactional
 * public void sell(Order order) {
 *   orders.add(order);
 *   outbox.broadcast("orders:all", "sold", Payload.json(order));
 * }
 * }</pre>
 *
 * <p>In tests of channels {@code endpoint::broadcast} is one that does not wait.
 */
@FunctionalInterface
public interface Outbox {
  /**
   * Will send an event to all subscribers of a topic on all nodes once the transaction that runs on this
   * thread is committed, and never if it is rolled back.
   *
   * <p>The message is a row of the transaction: no crash loses it, or sends it twice. Messages of a
   * topic are sent in the order of their transactions, if one began after the other was committed. Blocks
   * for an {@code insert}.
   *
   * @throws IllegalStateException without a transaction, or if the connection is not part of it
   * @throws IllegalArgumentException if a text is none that a database keeps
   * @throws io.garuda.socket.MalformedPayloadException if the payload is neither an object nor bytes
   * @throws OutboxException if the database refuses it
   */
  void broadcast(String topic, String event, Payload payload);
}
