package io.garuda.channel;

import io.garuda.socket.Message;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What one client sends, and what of it waits for its channels, against the limits of its mount. */
final class Inflow {
  private final Limits limits;
  private final Rate.Bucket messages;
  private final Rate.Bucket joins;
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicLong waitingBytes = new AtomicLong();

  Inflow(Limits limits) {
    this.limits = limits;
    long now = System.nanoTime();
    messages = new Rate.Bucket(limits.messageRate(), now);
    joins = new Rate.Bucket(limits.joinRate(), now);
  }

  /** Will count a message; false above the rates. The transport's thread. */
  boolean receive(Message message) {
    if (!limits.hasRates()) {
      return true;
    }
    long now = System.nanoTime();
    return messages.take(now) && (!message.event().equals("phx_join") || joins.take(now));
  }

  /**
   * Will count what is about to wait in a mailbox; false if too much waits already. Any thread.
   *
   * <p>One message of the mount's full size always finds room behind others within the bound.
   */
  boolean admit(int bytes) {
    int count = waiting.incrementAndGet();
    long before = waitingBytes.getAndAdd(bytes);
    return count <= limits.maxWaitingMessages() && before <= limits.maxWaitingBytes();
  }

  /** Will count off what waits no more. */
  void release(int bytes) {
    waiting.decrementAndGet();
    waitingBytes.addAndGet(-bytes);
  }
}
