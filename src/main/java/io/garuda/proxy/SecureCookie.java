package io.garuda.proxy;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.Stream;

/** Adds {@code Secure} to a cookie that the server sets by its own view of the connection. */
final class SecureCookie {
  private static final String HEADER = "Set-Cookie";

  private SecureCookie() {}

  static void mark(HttpServletResponse response, String name) {
    List<String> cookies = List.copyOf(response.getHeaders(HEADER));
    List<String> marked = cookies.stream()
        .map(cookie -> isOpen(cookie, name) ? cookie + "; Secure" : cookie)
        .toList();
    if (marked.equals(cookies)) {
      return;
    }
    response.setHeader(HEADER, marked.get(0));
    marked.stream().skip(1).forEach(cookie -> response.addHeader(HEADER, cookie));
  }

  private static boolean isOpen(String cookie, String name) {
    return cookie.startsWith(name + "=")
        && Stream.of(cookie.split(";", -1))
            .noneMatch(part -> part.strip().equalsIgnoreCase("Secure"));
  }
}
