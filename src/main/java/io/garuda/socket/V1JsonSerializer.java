package io.garuda.socket;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The object form: {@code {"topic","event","payload","ref"}}, text only.
 *
 * <p>Source: {@code Phoenix.Socket.V1.JSONSerializer}. What is sent never holds a {@code join_ref}.
 */
final class V1JsonSerializer implements Serializer {
  static final V1JsonSerializer INSTANCE = new V1JsonSerializer();

  private static final Set<String> KEYS = Set.of("topic", "event", "payload", "ref", "join_ref");

  private V1JsonSerializer() {}

  @Override
  public Frame broadcast(Topic topic, String event, Payload payload) {
    return text(null, topic, event, payload.json());
  }

  @Override
  public Frame broadcast(Topic topic, String event, Payload payload, String cursor) {
    return text(null, topic, event, payload.json() + ",\"cursor\":\"" + cursor + "\"");
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

  /** Will scan the object once; the first of keys that come twice counts, as in Phoenix. */
  @Override
  public Message decode(String text) {
    Map<String, String> fields = new HashMap<>();
    try (JsonParser parser = Json.MAPPER.getFactory().createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw V2JsonSerializer.malformed("a JSON object", text, null);
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String key = parser.currentName();
        String value = V2JsonSerializer.element(parser, text);
        if (KEYS.contains(key)) {
          fields.putIfAbsent(key, value);
        }
      }
      if (parser.nextToken() != null) {
        throw V2JsonSerializer.malformed("nothing after the object", text, null);
      }
      if (Json.splitsCharacter(text)) {
        throw V2JsonSerializer.malformed("whole characters", text, null);
      }
    } catch (IOException e) {
      throw V2JsonSerializer.malformed("JSON", text, e);
    }
    String topic = field(fields, "topic", text);
    return new Message(
        V2JsonSerializer.orNull(fields.getOrDefault("join_ref", "null")),
        V2JsonSerializer.orNull(field(fields, "ref", text)),
        new Topic(V2JsonSerializer.plain(topic), topic),
        V2JsonSerializer.plain(field(fields, "event", text)),
        Payload.raw(field(fields, "payload", text)));
  }

  private static String field(Map<String, String> fields, String name, String text) {
    String value = fields.get(name);
    if (value == null) {
      throw V2JsonSerializer.malformed("an object with the key \"" + name + "\"", text, null);
    }
    return value;
  }

  @Override
  public Message decode(byte[] bytes) {
    throw new MalformedMessageException(
        "expected text from a client of version 1, got: bytes", null);
  }
}
