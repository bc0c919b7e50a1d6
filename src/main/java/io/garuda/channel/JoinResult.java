package io.garuda.channel;

import io.garuda.socket.Payload;

/** What {@link Channel#join} answers: joined or refused, each with a payload for the client. */
public sealed interface JoinResult {
  record Joined(Payload response) implements JoinResult {}

  record Refused(Payload response) implements JoinResult {}

  static JoinResult joined() {
    return new Joined(Payload.empty());
  }

  static JoinResult joined(Payload response) {
    return new Joined(response);
  }

  /** Will refuse with {@code {"reason": reason}}. */
  static JoinResult refused(String reason) {
    return new Refused(Payload.of("reason", reason));
  }

  static JoinResult refused(Payload response) {
    return new Refused(response);
  }
}
