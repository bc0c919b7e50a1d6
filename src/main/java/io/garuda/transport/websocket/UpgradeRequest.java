package io.garuda.transport.websocket;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;

/**
 * What a request must be to become a WebSocket ({@code RFC 6455 section 4.2.1}).
 *
 * <p>The containers look at less, and each at something else.
 */
final class UpgradeRequest {
  static final String VERSION = "Sec-WebSocket-Version";
  static final String SPOKEN = "13";
  private static final String KEY = "Sec-WebSocket-Key";
  private static final int KEY_BYTES = 16;

  private UpgradeRequest() {}

  /** Will return 101, or the status to refuse with; 426 must name {@link #SPOKEN}. */
  static int status(HttpServletRequest request) {
    boolean upgrade = request.getMethod().equals("GET")
        && request.getProtocol().equals("HTTP/1.1")
        && hasToken(request, "Upgrade", "websocket")
        && hasToken(request, "Connection", "upgrade");
    if (!upgrade) {
      return 400;
    }
    if (!SPOKEN.equals(request.getHeader(VERSION))) {
      return 426;
    }
    List<String> keys = Collections.list(request.getHeaders(KEY));
    return keys.size() == 1 && isKey(keys.get(0).strip()) ? 101 : 400;
  }

  private static boolean hasToken(HttpServletRequest request, String header, String token) {
    return Collections.list(request.getHeaders(header)).stream()
        .flatMap(value -> Arrays.stream(value.split(",", -1)))
        .anyMatch(value -> value.strip().equalsIgnoreCase(token));
  }

  private static boolean isKey(String text) {
    try {
      return Base64.getDecoder().decode(text).length == KEY_BYTES;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
