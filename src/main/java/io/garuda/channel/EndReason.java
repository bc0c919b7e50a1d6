package io.garuda.channel;

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
  /** A callback threw. */
  CRASHED
}
