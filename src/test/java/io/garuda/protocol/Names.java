package io.garuda.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands for the names of a row, {@code $a} and {@code $A}.
 *
 * <p>A small one is a text that nobody else uses, so that rows share one server. A large one is what
 * stood in its place in the first answer that was expected to have it; {@code $ANY} is anything.
 */
final class Names {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern NAME = Pattern.compile("\\$(?:([a-z]+|[A-Z]+)|\\{([a-z]+)})");

  private final Map<String, String> values = new HashMap<>();

  void set(String name, String value) {
    values.put(name, value);
  }

  /** Will put in what is known; large names that are not stay as they are. */
  String in(String text) {
    return NAME.matcher(text).replaceAll(match -> {
      String name = match.group(1) != null ? match.group(1) : match.group(2);
      if (Character.isLowerCase(name.charAt(0))) {
        values.computeIfAbsent(name, unused -> UUID.randomUUID().toString().substring(0, 13));
      }
      return Matcher.quoteReplacement(values.getOrDefault(name, match.group()));
    });
  }

  /** Will compare as JSON, and learn the large names. */
  boolean match(String expected, String got) {
    return match(parse(in(expected)), parse(got));
  }

  private boolean match(JsonNode expected, JsonNode got) {
    if (expected.isTextual() && expected.asText().matches("\\$[A-Z]+")) {
      if (!expected.asText().equals("$ANY")) {
        values.put(expected.asText().substring(1), got.isTextual() ? got.asText() : got.toString());
      }
      return true;
    }
    if (!expected.isContainerNode()) {
      return expected.equals(got);
    }
    if (expected.getNodeType() != got.getNodeType() || expected.size() != got.size()) {
      return false;
    }
    if (expected.isArray()) {
      for (int i = 0; i < expected.size(); i++) {
        if (!match(expected.get(i), got.get(i))) {
          return false;
        }
      }
      return true;
    }
    for (Iterator<String> fields = expected.fieldNames(); fields.hasNext(); ) {
      String field = fields.next();
      if (!got.has(field) || !match(expected.get(field), got.get(field))) {
        return false;
      }
    }
    return true;
  }

  /** Will return the texts of an array in an object. */
  static List<String> texts(String json, String field) {
    List<String> texts = new ArrayList<>();
    parse(json).path(field).forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError("expected JSON, got: " + json, e);
    }
  }
}
