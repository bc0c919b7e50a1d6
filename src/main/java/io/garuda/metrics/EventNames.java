package io.garuda.metrics;

import io.garuda.telemetry.Event;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which events of one channel have a tag of their own; clients may name any. Any thread. */
final class EventNames {
  /** How many events without a method {@code @On} are told apart in one channel. */
  static final int MOST = 50;

  static final String OTHER = "other";
  private static final int LONGEST = 64;

  private final Set<String> known = ConcurrentHashMap.newKeySet();

  /** Will return the event's name, or {@link #OTHER}. */
  String tag(Event.ChannelHandledIn handled) {
    String event = handled.event();
    if (handled.declared() || known.contains(event)) {
      return event;
    }
    boolean fits =
        !handled.result().equals("crash") && event.length() <= LONGEST && known.size() < MOST;
    return fits && known.add(event) ? event : OTHER;
  }
}
