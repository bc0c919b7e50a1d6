package io.garuda.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.garuda.channel.Limits;
import io.garuda.channel.SocketRuntime;
import io.garuda.channel.UnknownTopicException;
import io.garuda.pubsub.Once;
import io.garuda.socket.Broadcast;
import io.garuda.socket.Payload;
import io.garuda.socket.Topic;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A message as a program sends it. */
record NewMessage(
    @Nullable String topic,
    @Nullable String event,
    @Nullable JsonNode payload,
    @JsonProperty("idempotency_key") @Nullable String key) {
  /** What the protocol says itself; {@code disconnect} closes the sockets whose id is the topic. */
  private static final Set<String> RESERVED =
      Set.of("presence_state", "presence_diff", "presence_count", "disconnect");

  NewMessage with(String aTopic, @Nullable String aKey) {
    return new NewMessage(aTopic, event, payload, aKey);
  }

  String requireTopic() {
    return topic == null ? "" : topic;
  }

  /**
   * Will say what is wrong with it.
   *
   * @param in what stands before the names of fields: {@code messages[2].}
   * @param errors is given a message for each field at fault
   * @throws UnknownTopicException if no socket has a channel for the topic
   */
  void check(String in, SocketRuntime sockets, Map<String, List<String>> errors) {
    Limits limits = sockets
        .limits(requireTopic())
        .orElseThrow(() -> new UnknownTopicException(in + "topic", "has no channel"));
    if (!limits.allowsTopic(requireTopic().length())) {
      errors.put(in + "topic", List.of("is too long"));
    }
    if (event == null || event.isEmpty()) {
      errors.put(in + "event", List.of("must not be blank"));
    } else if (event.startsWith("phx_") || RESERVED.contains(event)) {
      errors.put(in + "event", List.of("is reserved"));
    }
    if (payload != null && !payload.isObject()) {
      errors.put(in + "payload", List.of("must be an object"));
    } else if (content().size() > limits.maxMessageBytes()) {
      errors.put(in + "payload", List.of("is larger than sockets take"));
    }
    if (key != null && !Once.isKey(key)) {
      errors.put(
          in + "idempotency_key",
          List.of("must have 1 to " + Once.MAX_LENGTH + " characters of Unicode"));
    }
  }

  private Payload content() {
    return payload == null ? Payload.empty() : Payload.raw(payload.toString());
  }

  Broadcast broadcast() {
    return new Broadcast(Topic.of(requireTopic()), event == null ? "" : event, content());
  }
}
