package io.garuda.socket;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.garuda.param.JsonBuffers;

/** The mapper of payloads, and the quoting of strings in envelopes. */
final class Json {
  // Names are not kept in a table: clients could fill it, with names of one hash for instance.
  static final ObjectMapper MAPPER = JsonBuffers.mapper(JsonBuffers.factory()
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build())
      .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();

  private Json() {}

  /**
   * Will say whether an escape in valid JSON stands for half of a character, as {@code "\\ud83d"} does.
   *
   * <p>No UTF-8 can hold it, so that nobody could be sent the text that is made of it.
   */
  static boolean splitsCharacter(String json) {
    for (int at = json.indexOf('\\'); at >= 0; at = json.indexOf('\\', at)) {
      if (json.charAt(at + 1) != 'u') {
        at += 2;
        continue;
      }
      char first = escaped(json, at);
      at += 6;
      if (Character.isLowSurrogate(first)) {
        return true;
      }
      if (Character.isHighSurrogate(first)) {
        if (!json.startsWith("\\u", at) || !Character.isLowSurrogate(escaped(json, at))) {
          return true;
        }
        at += 6;
      }
    }
    return false;
  }

  private static char escaped(String json, int at) {
    return (char) Integer.parseInt(json, at + 2, at + 6, 16);
  }

  static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new MalformedPayloadException(
          "expected a value that Jackson can write, got: " + value.getClass().getName(), e);
    }
  }

  static StringBuilder quote(StringBuilder out, String text) {
    out.append('"');
    JsonStringEncoder.getInstance().quoteAsString(text, out);
    return out.append('"');
  }

  static String quote(String text) {
    return quote(new StringBuilder(text.length() + 2), text).toString();
  }
}
