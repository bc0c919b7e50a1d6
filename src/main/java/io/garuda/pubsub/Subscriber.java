package io.garuda.pubsub;

import io.garuda.socket.Broadcast;

/** Is told every broadcast of the topics it subscribed to; compared by identity. */
public interface Subscriber {
  /** Will take a broadcast on the publisher's thread; must not block or throw. */
  void deliver(Broadcast broadcast);

  /** Will return a number that no other subscriber of this node has; 0 for one that is never left out. */
  default long number() {
    return 0;
  }

  /**
   * Will be told that messages of a topic that keeps a history may have been missed until now, since the line
   * to other nodes was down; the engine's thread.
   */
  default void missed() {}
}
