package io.garuda.channel;

import io.garuda.socket.Broadcast;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Keeps broadcasts back until the join is answered; any thread.
 *
 * <p>A join subscribes with the gate closed, here and with the other nodes, looks up what its client missed,
 * replies, sends that, and opens the gate. So nothing is lost and nothing overtakes the reply.
 */
final class JoinGate {
  private Predicate<Broadcast> sent = broadcast -> false; // by "open"
  private volatile boolean open;
  private List<Broadcast> early = new ArrayList<>(0);

  /** Will keep a broadcast until the gate opens, and for good what was sent already; false for others. */
  boolean keeps(Broadcast broadcast) {
    if (open) {
      return sent.test(broadcast);
    }
    synchronized (this) {
      return !open && early.add(broadcast);
    }
  }

  /**
   * Will let out what was kept, in order and before anything newer.
   *
   * @param known what was looked up, and sent, while it was still on its way here
   */
  synchronized void open(Consumer<Broadcast> to, Predicate<Broadcast> known) {
    sent = known;
    early.stream().filter(known.negate()).forEach(to);
    early = List.of();
    open = true;
  }
}
