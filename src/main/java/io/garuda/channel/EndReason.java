package io.garuda.channel;

import io.garuda.socket.Payload;

/** Says why a channel ended. */
public enum EndReason {
  /** The client left the topic. */
  LEFT,
  /** The connection closed. */
  CLOSED,
  /** The channel stopped by itself ({@link HandleInResult#stop}). */
  STOPPED,
  /** The same client joined the topic again. */
  DUPLICATE_JOIN,
  /** The client may no longer be here ({@link Channel#reauthorize}). */
  UNAUTHORIZED,
  /** A callback threw. */
  CRASHED,
  /** The application stops, or sends its clients away ({@link Drain}); they come back elsewhere. */
  DRAINED,
  /** Messages of the topic's history may have been missed; the client joins again, and asks for them. */
  BEHIND,
  /** The join was refused, crashed or was not answered in time; only {@link Socket#onEnd} is told. */
  REFUSED;

  /** Will tell the client; one that is drained hears nothing, or it would not join again. */
  void tell(ChannelClient client) {
    switch (this) {
      case DRAINED -> {}
      case CRASHED -> client.end("phx_error", Payload.of("reason", "channel_crash"));
      case BEHIND -> client.end("phx_error", Payload.empty());
      case UNAUTHORIZED -> client.end("phx_close", Payload.of("reason", "unauthorized"));
      default -> client.end("phx_close", Payload.empty());
    }
  }
}
