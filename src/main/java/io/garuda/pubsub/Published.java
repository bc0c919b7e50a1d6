package io.garuda.pubsub;

import io.garuda.socket.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * What became of a message.
 *
 * @param repeated whether it was published before with the same key, and not again now
 * @param cursor its place in the topic's history, the first one's if repeated; null where nothing is kept
 */
public record Published(boolean repeated, @Nullable Cursor cursor) {
  Published again() {
    return new Published(true, cursor);
  }
}
