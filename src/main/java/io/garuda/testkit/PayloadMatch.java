package io.garuda.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import io.garuda.socket.Payload;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * Which payloads a test means.
 *
 * @param shown for the message
 */
record PayloadMatch(String shown, Predicate<Payload> matches) {
  static PayloadMatch any() {
    return new PayloadMatch("", payload -> true);
  }

  /** Will match the same bytes, or the same JSON however it is written. */
  static PayloadMatch exactly(Payload wanted) {
    return new PayloadMatch(" " + wanted, payload -> same(wanted, payload));
  }

  static PayloadMatch of(Predicate<Payload> condition) {
    return new PayloadMatch(" with a payload that matches", condition);
  }

  private static boolean same(Payload a, Payload b) {
    if (a.isBinary() || b.isBinary()) {
      return a.isBinary() && b.isBinary() && Arrays.equals(a.bytes(), b.bytes());
    }
    return a.as(JsonNode.class).equals(b.as(JsonNode.class));
  }
}
