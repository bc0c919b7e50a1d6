package io.garuda.socket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a message carries: JSON kept as the text it came as, or bytes.
 *
 * <p>A payload that is only passed on is never parsed. Immutable; the byte array is not copied.
 */
public final class Payload {
  private static final Payload EMPTY = new Payload("{}", null);

  private final @Nullable String json;
  private final byte @Nullable [] bytes;

  private Payload(@Nullable String json, byte @Nullable [] bytes) {
    this.json = json;
    this.bytes = bytes;
  }

  /** Will return the empty object {@code {}}. */
  public static Payload empty() {
    return EMPTY;
  }

  /**
   * Will make an object of names and values in turn.
   *
   * @throws MalformedPayloadException if a name is missing its value, or is not a string
   */
  public static Payload of(@Nullable Object... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new MalformedPayloadException(
          "expected names and values in pairs, got: " + Arrays.toString(namesAndValues), null);
    }
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (!(namesAndValues[i] instanceof String name)) {
        throw new MalformedPayloadException(
            "expected strings as names, got: " + Arrays.toString(namesAndValues), null);
      }
      object.put(name, namesAndValues[i + 1]);
    }
    return json(object);
  }

  /** Will write a record, map or list as JSON with Jackson. */
  public static Payload json(Object value) {
    return new Payload(Json.write(value), null);
  }

  /** Will keep JSON text as it is; it is the caller's word that it is valid. */
  public static Payload raw(String json) {
    return new Payload(json, null);
  }

  /** Will carry bytes; the array must not be changed afterwards. */
  public static Payload binary(byte[] bytes) {
    return new Payload(null, bytes);
  }

  public boolean isBinary() {
    return bytes != null;
  }

  /**
   * Will return the JSON text.
   *
   * @throws MalformedPayloadException if the payload is binary
   */
  public String json() {
    if (json == null) {
      throw new MalformedPayloadException("expected a JSON payload, got: binary", null);
    }
    return json;
  }

  /**
   * Will return the bytes.
   *
   * @throws MalformedPayloadException if the payload is JSON
   */
  public byte[] bytes() {
    if (bytes == null) {
      throw new MalformedPayloadException("expected a binary payload, got: JSON", null);
    }
    return bytes;
  }

  /**
   * Will bind the JSON to a record, map or {@link JsonNode}; unknown names are ignored.
   *
   * @throws MalformedPayloadException if it does not fit
   */
  public <T> T as(Class<T> type) {
    @Nullable T value;
    try {
      value = Json.MAPPER.readValue(json(), type);
    } catch (JsonProcessingException e) {
      throw new MalformedPayloadException(
          "expected a payload of " + type.getSimpleName() + ", got another shape", e);
    }
    if (value == null) {
      throw new MalformedPayloadException(
          "expected a payload of " + type.getSimpleName() + ", got: null", null);
    }
    return value;
  }

  /** Will return a string, number or boolean of the object by name, as text. */
  public Optional<String> text(String name) {
    JsonNode value = as(JsonNode.class).get(name);
    return value == null || !value.isValueNode() || value.isNull()
        ? Optional.empty()
        : Optional.of(value.asText());
  }

  /** Will return what {@code name} holds in the object, itself unparsed no more; none if absent. */
  public Optional<Payload> get(String name) {
    JsonNode value = as(JsonNode.class).get(name);
    return value == null ? Optional.empty() : Optional.of(raw(value.toString()));
  }

  /**
   * Will let objects and bytes pass, which is what a message to a client may carry.
   *
   * @throws MalformedPayloadException if it is other JSON
   */
  public void requireMessage() {
    if (json != null && (json.isEmpty() || json.charAt(0) != '{')) {
      throw new MalformedPayloadException(
          "expected an object or bytes as payload, got: "
              + (json.length() > 80 ? json.substring(0, 80) + "…" : json),
          null);
    }
  }

  /** Will return about how many bytes it takes. */
  public int size() {
    return bytes != null ? bytes.length : json().length();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Payload payload
        && (json == null ? payload.json == null : json.equals(payload.json))
        && Arrays.equals(bytes, payload.bytes);
  }

  @Override
  public int hashCode() {
    return json != null ? json.hashCode() : Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return json != null ? json : "binary(" + size() + ")";
  }
}
