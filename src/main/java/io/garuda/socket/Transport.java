package io.garuda.socket;

/**
 * The way to one client; implemented by WebSocket and long poll.
 *
 * <p>Any thread may call; neither method blocks. Frames are written in the order they were given.
 */
public interface Transport {
  /** Will queue a frame; after a close it is dropped. */
  void send(Frame frame);

  /** Will close the connection after what is queued; the code is of RFC 6455 section 7.4. */
  void close(int code, String reason);
}
