package io.garuda.session;

import jakarta.servlet.ServletContext;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a session's cookie looks, written by us: no two containers know the same attributes.
 *
 * @param path null means the application's context path
 * @param domain null means the host of the request only
 * @param secure whether it is {@code Secure} over http, too
 */
record SessionCookie(
    String name,
    @Nullable String path,
    @Nullable String domain,
    @Nullable String sameSite,
    boolean httpOnly,
    boolean secure) {
  private static final String HEADER = "Set-Cookie";

  /** Will return that of the container, as it would set it again for this request. */
  static SessionCookie ofContainer(HttpServletRequest request) {
    SessionCookieConfig config = request.getServletContext().getSessionCookieConfig();
    return new SessionCookie(
        containersName(request, config),
        config.getPath(),
        config.getDomain(),
        config.getAttribute("SameSite"),
        config.isHttpOnly(),
        config.isSecure());
  }

  /** A server's own configuration may have another name than the application's. */
  private static String containersName(HttpServletRequest request, SessionCookieConfig config) {
    String name = config.getName() == null ? "JSESSIONID" : config.getName();
    List<String> holdId = cookies(request)
        .filter(cookie -> cookie.getValue().equals(request.getRequestedSessionId()))
        .map(Cookie::getName)
        .toList();
    return holdId.isEmpty() || holdId.contains(name) ? name : holdId.get(0);
  }

  private static Stream<Cookie> cookies(HttpServletRequest request) {
    return Stream.ofNullable(request.getCookies()).flatMap(Stream::of);
  }

  /** Will return what the client sent under this name; several where paths or domains differ. */
  List<String> values(HttpServletRequest request) {
    return cookies(request)
        .filter(cookie -> cookie.getName().equals(name))
        .map(Cookie::getValue)
        .toList();
  }

  /** Will add what the container left out. */
  static void complete(HttpServletRequest request, HttpServletResponse response) {
    List<String> lines = List.copyOf(response.getHeaders(HEADER));
    if (lines.isEmpty() || response.isCommitted()) {
      return;
    }
    SessionCookie cookie = ofContainer(request);
    List<String> whole =
        lines.stream().map(line -> cookie.completed(line, request)).toList();
    if (!whole.equals(lines)) {
      response.setHeader(HEADER, whole.get(0));
      whole.stream().skip(1).forEach(line -> response.addHeader(HEADER, line));
    }
  }

  private String completed(String line, HttpServletRequest request) {
    if (!line.startsWith(name + "=")) {
      return line;
    }
    return line
        + (secure || request.isSecure() ? missing(line, "Secure", "") : "")
        + (httpOnly ? missing(line, "HttpOnly", "") : "")
        + (sameSite == null ? "" : missing(line, "SameSite", "=" + sameSite));
  }

  private static String missing(String line, String attribute, String value) {
    boolean there = Stream.of(line.split(";", -1))
        .skip(1)
        .anyMatch(part -> part.split("=", 2)[0].strip().equalsIgnoreCase(attribute));
    return there ? "" : "; " + attribute + value;
  }

  /** Will set it to what needs no escapes; without an age it ends with the browser. */
  void set(
      String value,
      Optional<Duration> age,
      HttpServletRequest request,
      HttpServletResponse response) {
    String end = age.map(time -> "; Max-Age=" + time.toSeconds()).orElse("");
    replace(name + "=" + value + end + attributes(request), response);
  }

  /** Will tell the client to forget it. */
  void expire(HttpServletRequest request, HttpServletResponse response) {
    String end = "=; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT";
    replace(name + end + attributes(request), response);
  }

  private String attributes(HttpServletRequest request) {
    ServletContext context = request.getServletContext();
    String of = path != null ? path : context.getContextPath();
    return "; Path=" + (of.isEmpty() ? "/" : of)
        + (domain == null ? "" : "; Domain=" + domain)
        + (secure || request.isSecure() ? "; Secure" : "")
        + (httpOnly ? "; HttpOnly" : "")
        + (sameSite == null ? "" : "; SameSite=" + sameSite);
  }

  /** Will take the place of what was said of it before, and leave other cookies alone. */
  private void replace(String line, HttpServletResponse response) {
    List<String> others = response.getHeaders(HEADER).stream()
        .filter(cookie -> !cookie.startsWith(name + "="))
        .toList();
    response.setHeader(HEADER, line);
    others.forEach(cookie -> response.addHeader(HEADER, cookie));
  }
}
