package io.garuda.contract;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Calls that wait, as for a database that does not answer, until a test lets them all go. */
@ApplicationScoped
public class StuckCalls {
  private final AtomicInteger blocked = new AtomicInteger();
  private volatile CountDownLatch release = new CountDownLatch(1);

  /** Will return after {@link #release}, or throw when it is interrupted. */
  public void block() {
    CountDownLatch released = release;
    blocked.incrementAndGet();
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while it was stuck", e);
    } finally {
      blocked.decrementAndGet();
    }
  }

  public int blocked() {
    return blocked.get();
  }

  /** Will let all go that wait now. */
  public void release() {
    CountDownLatch released = release;
    release = new CountDownLatch(1);
    released.countDown();
  }
}
