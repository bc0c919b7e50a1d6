package io.garuda.socket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * The object form: {@code {"topic","event","payload","ref"}}, text only.
 *
 * <p>Source: {@code Phoenix.Socket.V1.JSONSerializer}. What is sent never holds a {@code join_ref}.
 */
final class V1JsonSerializer implements Serializer {
  static final V1JsonSerializer INSTANCE = new V1JsonSerializer();

  private V1JsonSerializer() {}

  @Override
  public Frame broadcast(Topic topic, String event, Payload payload) {
    return text(null, topic, event, payload.json());
  }

  @Override
  public Frame push(@Nullable String joinRef, Topic topic, String event, Payload payload) {
    return text(null, topic, event, payload.json());
  }

  @Override
  public Frame reply(
      @Nullable String joinRef,
      @Nullable String ref,
      Topic topic,
      String status,
      Payload response) {
    String payload = "{\"status\":" + Json.quote(status) + ",\"response\":" + response.json() + "}";
    return text(ref, topic, "phx_reply", payload);
  }

  @Override
  public Frame end(@Nullable String joinRef, Topic topic, String event, Payload payload) {
    return text(joinRef, topic, event, payload.json());
  }

  private static Frame text(@Nullable String ref, Topic topic, String event, String payload) {
    StringBuilder out = new StringBuilder(payload.length() + topic.json().length() + 64);
    Json.quote(out.append("{\"topic\":").append(topic.json()).append(",\"event\":"), event);
    out.append(",\"payload\":").append(payload).append(",\"ref\":").append(ref).append('}');
    return Frame.text(out.toString());
  }

  @Override
  public Message decode(String text) {
    JsonNode object;
    try {
      object = Json.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw V2JsonSerializer.malformed("JSON", text, e);
    }
    String topic = field(object, "topic", text);
    return new Message(
        object.hasNonNull("join_ref") ? object.get("join_ref").toString() : null,
        object.hasNonNull("ref") ? field(object, "ref", text) : nullRef(object, text),
        new Topic(V2JsonSerializer.plain(topic), topic),
        V2JsonSerializer.plain(field(object, "event", text)),
        Payload.raw(field(object, "payload", text)));
  }

  private static @Nullable String nullRef(JsonNode object, String text) {
    field(object, "ref", text);
    return null;
  }

  private static String field(JsonNode object, String name, String text) {
    JsonNode value = object.get(name);
    if (value == null) {
      throw V2JsonSerializer.malformed("an object with the key \"" + name + "\"", text, null);
    }
    return value.toString();
  }

  @Override
  public Message decode(byte[] bytes) {
    throw new MalformedMessageException(
        "expected text from a client of version 1, got: bytes", null);
  }
}
