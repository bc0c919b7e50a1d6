package io.garuda.channel;

import io.garuda.socket.Frame;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * What becomes of what waits for a client that reads too slowly ({@link Limits#maxOutboundBytes}).
 *
 * <p>Broadcasts and pushes may be dropped; replies and the ends of channels never are. A client whose
 * queue cannot be made small enough is closed with 4408, whatever the policy.
 */
public enum Overflow {
  /** Drops all and closes with 4408; {@code phoenix.js} reconnects and joins anew. */
  CLOSE,
  /** Drops the oldest broadcasts and pushes. */
  DROP_OLDEST,
  /** Keeps only the newest broadcast or push of each topic and event. */
  CONFLATE;

  /**
   * Will choose what to drop.
   *
   * @param waiting oldest first
   * @param excess how many bytes too many there are
   * @return compared by identity
   */
  public Set<Frame> choose(Collection<Frame> waiting, int excess) {
    Set<Frame> dropped = Collections.newSetFromMap(new IdentityHashMap<>());
    if (this == DROP_OLDEST) {
      int left = excess;
      for (Frame frame : waiting) {
        if (left > 0 && frame.subject() != null) {
          dropped.add(frame);
          left -= frame.size();
        }
      }
    } else if (this == CONFLATE) {
      Set<Frame.Subject> newer = new HashSet<>();
      List<Frame> newestFirst = new ArrayList<>(waiting);
      Collections.reverse(newestFirst);
      for (Frame frame : newestFirst) {
        if (frame.subject() != null && !newer.add(frame.subject())) {
          dropped.add(frame);
        }
      }
    }
    return dropped;
  }
}
