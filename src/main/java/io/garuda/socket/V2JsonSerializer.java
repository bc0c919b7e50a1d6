package io.garuda.socket;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

/**
 * The array form: {@code [join_ref, ref, topic, event, payload]}, and its binary frames.
 *
 * <p>Source: {@code Phoenix.Socket.V2.JSONSerializer}. The envelope is scanned by a streaming
 * parser, which checks the whole text; references, topic and payload stay the text they came as.
 */
final class V2JsonSerializer implements Serializer {
  static final V2JsonSerializer INSTANCE = new V2JsonSerializer();

  private static final int PUSH = 0;
  private static final int REPLY = 1;
  private static final int BROADCAST = 2;

  private V2JsonSerializer() {}

  @Override
  public Frame broadcast(Topic topic, String event, Payload payload) {
    if (payload.isBinary()) {
      return binary(BROADCAST, payload.bytes(), topic.name(), event);
    }
    return text(null, null, topic, event, payload.json(), "");
  }

  /** Decoders of the client leave out a sixth element; bytes have no place for it. */
  @Override
  public Frame broadcast(Topic topic, String event, Payload payload, String cursor) {
    return payload.isBinary()
        ? broadcast(topic, event, payload)
        : text(null, null, topic, event, payload.json(), ",\"" + cursor + "\"");
  }

  @Override
  public Frame push(@Nullable String joinRef, Topic topic, String event, Payload payload) {
    if (payload.isBinary()) {
      return binary(PUSH, payload.bytes(), plain(joinRef), topic.name(), event);
    }
    return text(joinRef, null, topic, event, payload.json(), "");
  }

  @Override
  public Frame reply(
      @Nullable String joinRef,
      @Nullable String ref,
      Topic topic,
      String status,
      Payload response) {
    if (response.isBinary()) {
      return binary(REPLY, response.bytes(), plain(joinRef), plain(ref), topic.name(), status);
    }
    StringBuilder payload = new StringBuilder(response.size() + 40).append("{\"status\":");
    Json.quote(payload, status).append(",\"response\":").append(response.json());
    return text(joinRef, ref, topic, "phx_reply", payload, "}");
  }

  @Override
  public Frame end(@Nullable String joinRef, Topic topic, String event, Payload payload) {
    return text(joinRef, joinRef, topic, event, payload.json(), "");
  }

  private static Frame text(
      @Nullable String joinRef,
      @Nullable String ref,
      Topic topic,
      String event,
      CharSequence payload,
      String tail) {
    StringBuilder out = new StringBuilder(payload.length() + topic.json().length() + 48);
    out.append('[').append(joinRef).append(',').append(ref).append(',').append(topic.json());
    Json.quote(out.append(','), event).append(',').append(payload).append(tail).append(']');
    return Frame.text(out.toString());
  }

  @Override
  public Message decode(String text) {
    try (JsonParser parser = Json.MAPPER.getFactory().createParser(text)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        throw malformed("a JSON array", text, null);
      }
      @Nullable String joinRef = orNull(element(parser, text));
      @Nullable String ref = orNull(element(parser, text));
      String topicJson = element(parser, text);
      Topic topic = new Topic(plain(topicJson), topicJson);
      String event = plain(element(parser, text));
      Payload payload = Payload.raw(element(parser, text));
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        parser.skipChildren();
      }
      if (parser.nextToken() != null) {
        throw malformed("nothing after the array", text, null);
      }
      if (Json.splitsCharacter(text)) {
        throw malformed("whole characters", text, null);
      }
      return new Message(joinRef, ref, topic, event, payload);
    } catch (IOException e) {
      throw malformed("JSON", text, e);
    }
  }

  /** Will return the text of the next element; the parser stands on its end afterwards. */
  static String element(JsonParser parser, String text) throws IOException {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.END_ARRAY || token == null) {
      throw malformed("an array of five: join_ref, ref, topic, event, payload", text, null);
    }
    int start = (int) parser.currentTokenLocation().getCharOffset();
    parser.skipChildren();
    parser.finishToken();
    int end = (int) parser.currentLocation().getCharOffset();
    return text.substring(start, end).stripTrailing();
  }

  static @Nullable String orNull(String json) {
    return json.equals("null") ? null : json;
  }

  /** Will return a JSON string's text; anything else as it is written. */
  static String plain(@Nullable String json) {
    if (json == null) {
      return "";
    }
    if (json.charAt(0) != '"') {
      return json;
    }
    return json.indexOf('\\') < 0
        ? json.substring(1, json.length() - 1)
        : Payload.raw(json).as(String.class);
  }

  static MalformedMessageException malformed(
      String expected, String text, @Nullable Throwable cause) {
    String shown = text.length() > 80 ? text.substring(0, 80) + "…" : text;
    return new MalformedMessageException("expected " + expected + ", got: " + shown, cause);
  }

  @Override
  public Message decode(byte[] bytes) {
    if (bytes.length < 5 || bytes[0] != PUSH) {
      throw new MalformedMessageException(
          "expected a binary push of at least 5 bytes that begins with 0, got: " + bytes.length
              + " bytes",
          null);
    }
    ByteBuffer in = ByteBuffer.wrap(bytes, 5, bytes.length - 5);
    String joinRef = string(in, bytes[1]);
    String ref = string(in, bytes[2]);
    String topic = string(in, bytes[3]);
    String event = string(in, bytes[4]);
    byte[] data = new byte[in.remaining()];
    in.get(data);
    return new Message(
        Json.quote(joinRef), Json.quote(ref), Topic.of(topic), event, Payload.binary(data));
  }

  private static String string(ByteBuffer in, byte length) {
    int size = length & 0xff;
    if (size > in.remaining()) {
      throw new MalformedMessageException(
          "expected " + size + " bytes more in a binary push, got: " + in.remaining(), null);
    }
    ByteBuffer slice = in.slice(in.position(), size);
    in.position(in.position() + size);
    try {
      return UTF_8.newDecoder().decode(slice).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedMessageException("expected UTF-8 in a binary push", e);
    }
  }

  /** Will write kind, the lengths of the fields, the fields, the data; lengths are one byte. */
  private static Frame binary(int kind, byte[] data, String... fields) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(data.length + 64);
    out.write(kind);
    byte[][] encoded = new byte[fields.length][];
    for (int i = 0; i < fields.length; i++) {
      encoded[i] = fields[i].getBytes(UTF_8);
      if (encoded[i].length > 255) {
        throw new MalformedPayloadException(
            "expected at most 255 bytes in each field of a binary message, got: "
                + encoded[i].length,
            null);
      }
      out.write(encoded[i].length);
    }
    for (byte[] field : encoded) {
      out.writeBytes(field);
    }
    out.writeBytes(data);
    return Frame.binary(out.toByteArray());
  }
}
