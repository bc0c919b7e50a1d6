package io.garuda.health;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.garuda.param.JsonBuffers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What all checks of a probe found.
 *
 * @param checks in the order in which they were added
 */
public record HealthReport(List<Found> checks) {
  private static final JsonFactory JSON = JsonBuffers.factory().build();
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?(E[-+]?\\d+)?");

  /** What one check found. */
  public record Found(String name, Health health) {}

  public HealthReport {
    checks = List.copyOf(checks);
  }

  /** Whether all are up; so too if there are none. */
  public boolean isUp() {
    return checks.stream().allMatch(found -> found.health().isUp());
  }

  /** Will return it in UTF-8 (MicroProfile Health 4.0). */
  public byte[] json() {
    ByteArrayOutputStream body = new ByteArrayOutputStream(256);
    try (JsonGenerator json = JSON.createGenerator(body)) {
      json.writeStartObject();
      json.writeStringField("status", status(isUp()));
      json.writeArrayFieldStart("checks");
      for (Found found : checks) {
        write(found, json);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return body.toByteArray();
  }

  private static void write(Found found, JsonGenerator json) throws IOException {
    Map<String, Object> data = found.health().data();
    json.writeStartObject();
    json.writeStringField("name", found.name());
    json.writeStringField("status", status(found.health().isUp()));
    if (!data.isEmpty()) {
      json.writeObjectFieldStart("data");
      for (Map.Entry<String, Object> one : data.entrySet()) {
        json.writeFieldName(one.getKey());
        write(one.getValue(), json);
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void write(Object value, JsonGenerator json) throws IOException {
    String text = value.toString();
    if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof Number && NUMBER.matcher(text).matches()) {
      json.writeNumber(text);
    } else {
      json.writeString(text); // NaN, too
    }
  }

  private static String status(boolean isUp) {
    return isUp ? "UP" : "DOWN";
  }
}
