package io.garuda.channel;

import io.garuda.quota.Rate;
import io.garuda.socket.Message;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What one client sends, and what of it waits for its channels, against the limits of its mount. */
final class Inflow {
  private final Limits limits;
  private final Rate.Bucket messageRate;
  private final Rate.Bucket joinRate;
  private final AtomicBoolean shut = new AtomicBoolean();
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicLong waitingBytes = new AtomicLong();

  Inflow(Limits limits) {
    this.limits = limits;
    long now = System.nanoTime();
    messageRate = new Rate.Bucket(limits.messageRate(), now);
    joinRate = new Rate.Bucket(limits.joinRate(), now);
  }

  /** Will take nothing more; false if that was so before. Any thread. */
  boolean shut() {
    return shut.compareAndSet(false, true);
  }

  boolean isShut() {
    return shut.get();
  }

  /** Will count a message; false above the rates. The transport's thread. */
  boolean receive(Message message) {
    if (!limits.hasRates()) {
      return true;
    }
    long now = System.nanoTime();
    return messageRate.take(now) && (!message.event().equals("phx_join") || joinRate.take(now));
  }

  /**
   * Will count what is about to wait in a mailbox, unless too much waits already. Any thread.
   *
   * <p>One message of the mount's full size always finds room behind others within the bound.
   */
  boolean admit(int bytes) {
    boolean fits = count(bytes);
    if (!fits) {
      release(bytes);
    }
    return fits;
  }

  /** Will count what waits however much there is; false above the bound. */
  boolean count(int bytes) {
    int messages = waiting.incrementAndGet();
    long before = waitingBytes.getAndAdd(bytes);
    return messages <= limits.maxWaitingMessages() && before <= limits.maxWaitingBytes();
  }

  int waitingMessages() {
    return waiting.get();
  }

  long waitingBytes() {
    return waitingBytes.get();
  }

  /** Will count off what waits no more. */
  void release(int bytes) {
    waiting.decrementAndGet();
    waitingBytes.addAndGet(-bytes);
  }
}
