package io.garuda.app;

import java.time.Instant;

/**
 * Something that was said in a room.
 *
 * @param id grows within the room, also over restarts, so that a window can tell what it has seen
 * @param nick who said it
 * @param body plain text, 1 to {@link #MAX_LENGTH} characters, perhaps of several lines
 * @param at when it was accepted
 * @param source how it came in
 */
public record Message(long id, String nick, String body, Instant at, Source source) {
  public static final int MAX_LENGTH = 2000;

  /** How a message came in: typed in the room, or posted by a program. */
  public enum Source {
    ROOM,
    API
  }
}
