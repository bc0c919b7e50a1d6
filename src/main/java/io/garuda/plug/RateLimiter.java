package io.garuda.plug;

import java.time.Duration;
import java.util.Optional;

/** Counts what each key asks for; of an application's own if several nodes are to count together. */
@FunctionalInterface
public interface RateLimiter {
  /**
   * Will count one request, and tell a key that asked too often how long to wait; any thread, may
   * block.
   */
  Optional<Duration> retryAfter(String key);
}
