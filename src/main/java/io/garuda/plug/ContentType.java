package io.garuda.plug;

import io.garuda.conn.Conn;
import java.util.Locale;
import java.util.Map;

/** Types that servers do not know, or not alike; for others the server is asked. */
final class ContentType {
  private static final String UTF_8 = ";charset=utf-8";
  private static final Map<String, String> KNOWN = Map.ofEntries(
      Map.entry("css", "text/css" + UTF_8),
      Map.entry("html", "text/html" + UTF_8),
      Map.entry("ico", "image/x-icon"),
      Map.entry("js", "text/javascript" + UTF_8), // RFC 9239
      Map.entry("json", "application/json"),
      Map.entry("map", "application/json"),
      Map.entry("mjs", "text/javascript" + UTF_8),
      Map.entry("svg", "image/svg+xml"),
      Map.entry("txt", "text/plain" + UTF_8),
      Map.entry("wasm", "application/wasm"),
      Map.entry("webmanifest", "application/manifest+json"),
      Map.entry("webp", "image/webp"),
      Map.entry("woff2", "font/woff2"),
      Map.entry("xml", "text/xml" + UTF_8));

  private ContentType() {}

  static String of(Conn conn, String path) {
    String known = KNOWN.get(path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    return known != null ? known : conn.mimeType(path).orElse("application/octet-stream");
  }
}
