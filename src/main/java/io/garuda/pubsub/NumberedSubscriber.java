package io.garuda.pubsub;

import java.util.concurrent.atomic.AtomicLong;

/** A subscriber that may be left out of what comes back from an engine. */
public abstract class NumberedSubscriber implements Subscriber {
  private static final AtomicLong NUMBERS = new AtomicLong();

  private final long number = NUMBERS.incrementAndGet();

  @Override
  public final long number() {
    return number;
  }
}
