package io.garuda.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Asks like a browser: with cookies, an {@code Accept} header for pages, and a token in forms; in HTTP/1.1,
 * since no browser speaks HTTP/2 without TLS.
 */
public final class Browser {
  private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");

  private final URI base;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient client = HttpClient.newBuilder()
      .version(HttpClient.Version.HTTP_1_1)
      .cookieHandler(cookies)
      .build();

  public Browser(URI base) {
    this.base = base;
  }

  public HttpResponse<String> get(String path) {
    return send(request(path).header("accept", "text/html"));
  }

  HttpResponse<String> get(String path, String accept) {
    return send(request(path).header("accept", accept));
  }

  /** Will send a form with the token of a page asked for before. */
  HttpResponse<String> submit(String path, Map<String, String> fields) {
    return post(path, fields, Map.of("x-csrf-token", csrfToken()));
  }

  /** Will return the token of a page. */
  public String csrfToken() {
    Matcher token = TOKEN.matcher(get("/").body());
    if (!token.find()) {
      throw new AssertionError("expected a csrf-token in the page at /");
    }
    return token.group(1);
  }

  /** Will return the one cookie that it has, as it is sent. */
  public String cookie() {
    return cookies().get(0).toString();
  }

  List<HttpCookie> cookies() {
    return cookies.getCookieStore().getCookies();
  }

  /** Will have a cookie that somebody planted. */
  Browser withCookie(String pair, String path) {
    String[] parts = pair.split("=", 2);
    HttpCookie cookie = new HttpCookie(parts[0], parts[1]);
    cookie.setPath(path);
    cookie.setVersion(0);
    cookies.getCookieStore().add(base, cookie);
    return this;
  }

  HttpResponse<String> post(String path, Map<String, String> fields, Map<String, String> headers) {
    String form = fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
    HttpRequest.Builder request = request(path)
        .header("accept", "text/html")
        .header("content-type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(form));
    headers.forEach(request::setHeader);
    return send(request);
  }

  public HttpResponse<String> postJson(String path, String json) {
    return send(request(path)
        .header("accept", "application/json")
        .header("content-type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  HttpResponse<String> ask(String method, String path) {
    return send(request(path)
        .header("accept", "text/html")
        .method(method, HttpRequest.BodyPublishers.noBody()));
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(20));
  }

  /** Will look at an answer's head; its body may never be whole. */
  HttpResponse<InputStream> open(String path) {
    return send(request(path).header("accept", "*/*"), HttpResponse.BodyHandlers.ofInputStream());
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    return send(request, HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<byte[]> bytes(HttpRequest.Builder request) {
    return send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
    try {
      return client.send(request.build(), body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
