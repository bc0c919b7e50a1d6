package io.garuda.cluster.redis;

import io.garuda.pubsub.Engine.Receiver;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What comes from Redis; Lettuce's thread. */
final class Incoming {
  private final String topics;
  private final int probe;
  private final LongAdder received = new LongAdder();
  private volatile @Nullable Receiver receiver;

  /**
   * Will hand on what is published.
   *
   * @param topics what the channels of topics begin with
   * @param probe how many bytes a message has that is none
   */
  Incoming(String topics, int probe) {
    this.topics = topics;
    this.probe = probe;
  }

  /** Will hand it to somebody, or nobody. */
  void to(@Nullable Receiver takes) {
    receiver = takes;
  }

  void receive(String channel, byte[] message) {
    if (message.length == probe) {
      return;
    }
    received.increment();
    Receiver to = receiver;
    if (to == null) {
      return;
    }
    if (channel.startsWith(topics)) {
      to.receive(channel.substring(topics.length()), message);
    } else {
      DirectMessage.read(message, to::receive);
    }
  }

  void healed() {
    Receiver to = receiver;
    if (to != null) {
      to.healed();
    }
  }

  long received() {
    return received.sum();
  }
}
