package io.garuda.channel;

import io.garuda.socket.Frame;
import io.garuda.telemetry.Event;
import io.garuda.telemetry.SocketInfo;
import io.garuda.telemetry.Telemetry;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.Set;

/**
 * What may wait for one client, and what is done above that; for transports, any thread.
 *
 * @param maxBytes how much may wait behind one frame of any size
 */
public record Backlog(int maxBytes, Overflow overflow, Telemetry telemetry, SocketInfo socket) {
  private static final System.Logger LOG = System.getLogger(Backlog.class.getName());

  /**
   * Will choose what to drop of too much, a quarter of the bound more than must be: not for each frame
   * anew.
   *
   * @param waiting oldest first
   * @param bytes how much that is
   * @return compared by identity; empty if the client must be closed
   */
  public Set<Frame> shed(Collection<Frame> waiting, int bytes) {
    Set<Frame> dropped = overflow.choose(waiting, bytes - maxBytes + maxBytes / 4);
    if (!dropped.isEmpty()) {
      telemetry
          .probe(Event.SocketDropped.class)
          .emit(new Event.SocketDropped(socket, dropped.size()));
    }
    return dropped;
  }

  /** Will tell of a client that is closed since too much waits. */
  public void slow() {
    telemetry.probe(Event.SocketSlow.class).emit(new Event.SocketSlow(socket, maxBytes));
    LOG.log(Level.WARNING, "closing a slow client: more than {0} bytes wait for it", maxBytes);
  }
}
