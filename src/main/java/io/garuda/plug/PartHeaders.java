package io.garuda.plug;

import io.garuda.param.MalformedParamsException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.fileupload2.core.ParameterParser;
import org.jspecify.annotations.Nullable;

/** What the headers of a part of {@code multipart/form-data} say (RFC 7578 section 4). */
record PartHeaders(@Nullable String name, @Nullable String filename, String contentType) {
  private static final int LONGEST_BOUNDARY = 70; // RFC 2046 section 5.1.1

  static PartHeaders parse(String text) {
    Map<String, String> headers = new HashMap<>();
    for (String line : text.replaceAll("\r\n[ \t]+", " ").split("\r\n", -1)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.putIfAbsent(
            line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
            line.substring(colon + 1).strip());
      }
    }
    String disposition = headers.getOrDefault("content-disposition", "");
    String type = headers.getOrDefault("content-type", "application/octet-stream");
    if (!disposition.toLowerCase(Locale.ROOT).startsWith("form-data")) {
      return new PartHeaders(null, null, type);
    }
    Map<String, String> parameters = parameters(disposition);
    String filename = parameters.containsKey("filename") && parameters.get("filename") == null
        ? ""
        : parameters.get("filename");
    return new PartHeaders(parameters.get("name"), filename, type);
  }

  /** Will return the boundary that a {@code Content-Type} names. */
  static String boundary(String contentType) {
    String boundary = parameters(contentType).get("boundary");
    if (boundary == null || boundary.isEmpty() || boundary.length() > LONGEST_BOUNDARY) {
      throw new MalformedParamsException(
          "expected a boundary of 1 to " + LONGEST_BOUNDARY + " characters in multipart, got: \""
              + boundary + "\"",
          null);
    }
    return boundary;
  }

  private static Map<String, String> parameters(String header) {
    ParameterParser parser = new ParameterParser();
    parser.setLowerCaseNames(true);
    return parser.parse(header, ';');
  }
}
