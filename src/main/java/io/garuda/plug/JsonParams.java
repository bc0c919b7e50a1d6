package io.garuda.plug;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.garuda.param.MalformedParamsException;
import io.garuda.param.Params;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the parameters of a JSON body; objects inside become {@code outer[inner]}. */
final class JsonParams {
  private static final JsonMapper MAPPER = new JsonMapper();

  private JsonParams() {}

  /** Will refuse what is not one JSON text; an empty body is let through. */
  static void check(byte[] bytes) {
    try (JsonParser parser = MAPPER.createParser(bytes)) {
      parser.nextToken();
      parser.skipChildren();
      if (parser.nextToken() != null) {
        throw new MalformedParamsException("expected one JSON text, got more behind it", null);
      }
    } catch (JsonProcessingException e) {
      throw malformed(e);
    } catch (IOException e) {
      throw new MalformedParamsException("expected JSON in UTF-8, got other bytes", e);
    }
  }

  static Params parse(byte[] bytes) {
    Map<String, String> values = new LinkedHashMap<>();
    try {
      JsonNode tree = MAPPER.readTree(bytes);
      if (tree.isObject()) {
        tree.properties().forEach(entry -> add(values, entry.getKey(), entry.getValue()));
      }
    } catch (IOException e) {
      throw new MalformedParamsException("expected JSON, got other bytes", e);
    }
    return Params.of(values);
  }

  private static void add(Map<String, String> values, String name, JsonNode node) {
    if (node.isObject()) {
      node.properties()
          .forEach(entry -> add(values, name + "[" + entry.getKey() + "]", entry.getValue()));
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
