package io.garuda.plug;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.garuda.conn.PayloadTooLargeException;
import io.garuda.param.JsonBuffers;
import io.garuda.param.MalformedParamsException;
import io.garuda.param.Params;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the parameters of a JSON body; objects inside become {@code outer[inner]}. */
final class JsonParams {
  private static final int MOST_LEVELS = 100;
  private static final int MOST_NAMES = 10;
  private static final int FREE_NAMES = 1_000_000;
  private static final JsonMapper MAPPER = JsonBuffers.mapper(JsonBuffers.factory()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(MOST_LEVELS).build())
          .build())
      .build();

  private final Map<String, String> values = new LinkedHashMap<>();
  private long namesLeft;

  private JsonParams(long namesLeft) {
    this.namesLeft = namesLeft;
  }

  /** Will refuse what is not one JSON text; an empty body is let through. */
  static void check(byte[] bytes) {
    try (JsonParser parser = MAPPER.createParser(bytes)) {
      parser.nextToken();
      parser.skipChildren();
      if (parser.nextToken() != null) {
        throw new MalformedParamsException("expected one JSON text, got more behind it", null);
      }
    } catch (StreamConstraintsException e) { // has no location
      throw new MalformedParamsException(
          "expected JSON of at most " + MOST_LEVELS + " levels, got: " + e.getOriginalMessage(), e);
    } catch (JsonProcessingException e) {
      throw malformed(e);
    } catch (IOException e) {
      throw new MalformedParamsException("expected JSON in UTF-8, got other bytes", e);
    }
  }

  /**
   * Will return the fields of an object.
   *
   * @throws PayloadTooLargeException if the names of nested fields, which repeat those around them,
   *     are ten times as long as the body, and a million characters more: they are held in memory
   */
  static Params parse(byte[] bytes) {
    JsonParams params = new JsonParams(FREE_NAMES + (long) MOST_NAMES * bytes.length);
    try {
      JsonNode tree = MAPPER.readTree(bytes);
      if (tree.isObject()) {
        tree.properties().forEach(entry -> params.add(entry.getKey(), entry.getValue()));
      }
    } catch (IOException e) {
      throw new MalformedParamsException("expected JSON, got other bytes", e);
    }
    return Params.of(params.values);
  }

  private void add(String name, JsonNode node) {
    namesLeft -= name.length();
    if (namesLeft < 0) {
      throw new PayloadTooLargeException(
          "expected shorter names of nested fields in JSON, got more than " + MOST_NAMES
              + " times the body; read it in the action, without params");
    }
    if (node.isObject()) {
      node.properties().forEach(entry -> add(name + "[" + entry.getKey() + "]", entry.getValue()));
    } else if (node.isValueNode() && !node.isNull()) {
      values.put(name, node.asText());
    }
  }

  private static MalformedParamsException malformed(JsonProcessingException e) {
    return new MalformedParamsException(
        "expected JSON, got malformed text at line " + e.getLocation().getLineNr() + ", column "
            + e.getLocation().getColumnNr(),
        e);
  }
}
