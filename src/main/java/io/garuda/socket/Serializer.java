package io.garuda.socket;

import org.jspecify.annotations.Nullable;

/**
 * Turns messages into frames and back ({@code Phoenix.Socket.Serializer}).
 *
 * <p>Called by any thread; must not block. References and topics are JSON fragments, ready to write.
 */
public interface Serializer {
  /** Will encode what every subscriber of a topic is sent; it carries no references. */
  Frame broadcast(Topic topic, String event, Payload payload);

  /**
   * Will encode what every subscriber is sent of a topic that keeps a history; where a serializer has no
   * place for the cursor, clients cannot resume there.
   *
   * @param cursor visible ASCII, for a client to send when it joins again
   */
  default Frame broadcast(Topic topic, String event, Payload payload, String cursor) {
    return broadcast(topic, event, payload);
  }

  Frame push(@Nullable String joinRef, Topic topic, String event, Payload payload);

  Frame reply(
      @Nullable String joinRef, @Nullable String ref, Topic topic, String status, Payload response);

  /** Will encode {@code phx_close} or {@code phx_error}: both references are the join's. */
  Frame end(@Nullable String joinRef, Topic topic, String event, Payload payload);

  /**
   * Will decode a text frame.
   *
   * @throws MalformedMessageException if it is no message
   */
  Message decode(String text);

  /**
   * Will decode a binary frame.
   *
   * @throws MalformedMessageException if it is no message
   */
  Message decode(byte[] bytes);
}
