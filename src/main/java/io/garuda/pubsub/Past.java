package io.garuda.pubsub;

import io.garuda.socket.Cursor;
import java.util.List;

/**
 * What an engine kept of a topic.
 *
 * @param newest of the topic's messages; offset 0 if there was none in this epoch
 * @param messages those that were asked for and are still there, in order
 */
public record Past(Cursor newest, List<Kept> messages) {
  /** A message and its offset. */
  public static final class Kept {
    private final long offset;
    private final byte[] message;

    public Kept(long offset, byte[] message) {
      this.offset = offset;
      this.message = message;
    }

    public long offset() {
      return offset;
    }

    /** Will return the bytes, which nobody may change. */
    byte[] message() {
      return message;
    }
  }
}
