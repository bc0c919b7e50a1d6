package io.garuda.faults;

import java.util.concurrent.locks.LockSupport;

/** What a server is given to do while its other clients are watched. */
interface Load {
  /** Nothing: what the others need without a load. */
  Load NONE = end -> {
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  };

  /**
   * Will go on until a time, at least once.
   *
   * @param end in {@link System#nanoTime}
   */
  void until(long end) throws Exception;
}
