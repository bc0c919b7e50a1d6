package io.garuda.outbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.garuda.socket.Broadcast;
import io.garuda.socket.Payload;
import io.garuda.socket.Topic;
import java.util.Base64;

/**
 * A message as it stands in the table.
 *
 * @param payload the JSON, which begins with a brace; else the Base64 of bytes
 */
record Stored(long id, String key, String topic, String event, String payload) {
  /**
   * Will write a payload that is an object or bytes.
   *
   * @throws io.garuda.socket.MalformedPayloadException if its JSON is none
   */
  static String text(Payload payload) {
    return payload.isBinary()
        ? Base64.getEncoder().encodeToString(payload.bytes())
        : parsed(payload).json();
  }

  private static Payload parsed(Payload json) {
    json.as(ObjectNode.class);
    return json;
  }

  /**
   * Will let a text pass that every database keeps as it is.
   *
   * @throws IllegalArgumentException if there is a zero or half of a character in it
   */
  static String storable(String what, String text) {
    if (text.codePoints()
        .anyMatch(c -> c == 0 || (c <= 0xFFFF && Character.isSurrogate((char) c)))) {
      throw new IllegalArgumentException("expected text without U+0000 and without halves of"
          + " characters as " + what + " of a message in the outbox, got one with them");
    }
    return text;
  }

  /** Will read the message; throws what its parts throw if somebody else wrote it wrongly. */
  Broadcast broadcast() {
    return new Broadcast(
        Topic.of(topic),
        event,
        payload.startsWith("{")
            ? parsed(Payload.raw(payload))
            : Payload.binary(Base64.getDecoder().decode(payload)));
  }
}
