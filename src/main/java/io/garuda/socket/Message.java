package io.garuda.socket;

import org.jspecify.annotations.Nullable;

/**
 * A message from a client ({@code Phoenix.Socket.Message}).
 *
 * @param joinRef names the join it belongs to, as the JSON it came as ({@code "1"} with its quotes,
 *     or {@code 1}); null if the client sent none
 * @param ref names the message for its reply, likewise
 */
public record Message(
    @Nullable String joinRef, @Nullable String ref, Topic topic, String event, Payload payload) {
  /** Will return what is left to answer to: the payload may be large. */
  public Message withoutPayload() {
    return new Message(joinRef, ref, topic, event, Payload.empty());
  }
}
