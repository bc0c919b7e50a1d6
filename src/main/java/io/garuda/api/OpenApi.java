package io.garuda.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.garuda.param.JsonBuffers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The document that describes the API. */
final class OpenApi {
  private static final ObjectNode DOCUMENT = read();

  private OpenApi() {}

  private static ObjectNode read() {
    try (InputStream in = OpenApi.class.getResourceAsStream("openapi.json")) {
      return (ObjectNode) JsonBuffers.mapper()
          .build()
          .readTree(Objects.requireNonNull(in, "expected openapi.json in the framework's jar"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Will say that the API is at a path of this server. */
  static JsonNode at(String path) {
    ObjectNode document = DOCUMENT.deepCopy();
    document.putArray("servers").addObject().put("url", path);
    return document;
  }
}
