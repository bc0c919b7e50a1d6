package io.garuda.pubsub;

import io.garuda.socket.Broadcast;

/** Is told every broadcast of the topics it subscribed to; compared by identity. */
public interface Subscriber {
  /** Will take a broadcast on the publisher's thread; must not block or throw. */
  void deliver(Broadcast broadcast);
}
