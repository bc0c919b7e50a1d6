package io.garuda.channel;

import io.garuda.socket.Payload;
import java.util.Set;

/**
 * Talks with one client about one topic ({@code Phoenix.Channel}).
 *
 * <p>One instance per join, made by the container where there is one. All methods are called on the
 * channel's mailbox, one at a time: fields need no locks, and a call may block, since only this
 * channel waits. What a method throws ends the channel with {@code phx_error}, and nothing else.
 */
public interface Channel {
  /** Will accept or refuse a client that wants to join; {@code params} are its join params. */
  JoinResult join(Payload params, Socket socket);

  /**
   * Will handle an event that the client pushed and no method with {@link On} handles.
   *
   * @throws UnhandledEventException if it is unknown
   */
  default HandleInResult handleIn(String event, Payload payload, Socket socket) {
    throw new UnhandledEventException(getClass(), event);
  }

  /** Events whose broadcasts go through {@link #handleOut} instead of straight to the client. */
  default Set<String> intercept() {
    return Set.of();
  }

  /** Will handle an intercepted broadcast; nothing reaches the client unless this pushes it. */
  default void handleOut(String event, Payload payload, Socket socket) {
    socket.push(event, payload);
  }

  /** Will handle what {@link Socket#send} sent, or a broadcast of a topic it subscribed to. */
  default void handleInfo(Object message, Socket socket) {}

  /**
   * Will decide whether the client may stay after {@link SocketHandler#refresh} took a newer token of
   * it; it may by default.
   *
   * @param socket with what refresh assigned
   * @return false ends the channel with {@code phx_close}, after which {@code phoenix.js} does not
   *     join again
   */
  default boolean reauthorize(Socket socket) {
    return true;
  }

  /** Will clean up after the channel ended, however it ended; not called for refused joins. */
  default void terminate(EndReason reason, Socket socket) {}
}
