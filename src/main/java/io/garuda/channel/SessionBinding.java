package io.garuda.channel;

/** What a socket and the session of its browser mean to each other ({@link SocketMount#sessions}). */
public enum SessionBinding {
  /** A socket is closed with 4401 when the session is dropped, renewed, invalidated or idle for too long. */
  CLOSE,
  /**
   * As {@link #CLOSE}, and a session lives as long as a socket of its own is open.
   *
   * <p>What goes over a socket does not touch a session, so {@code keepSession} of {@code
   * garuda/lifetime.mjs} posts to the mount's path and {@code /keepalive} now and then, from an allowed
   * origin: 204, or 401 if the session is over.
   */
  KEEPALIVE,
  /** A socket outlives the session. */
  DETACH
}
