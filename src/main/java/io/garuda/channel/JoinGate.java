package io.garuda.channel;

import io.garuda.socket.Broadcast;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Keeps broadcasts back until the join is answered; any thread. */
final class JoinGate {
  private volatile boolean open;
  private List<Broadcast> early = new ArrayList<>(0);

  /** Will keep a broadcast until the gate opens; false if it is open. */
  boolean keeps(Broadcast broadcast) {
    if (open) {
      return false;
    }
    synchronized (this) {
      return !open && early.add(broadcast);
    }
  }

  /** Will let out what was kept, in order and before anything newer. */
  synchronized void open(Consumer<Broadcast> to) {
    early.forEach(to);
    early = List.of();
    open = true;
  }
}
