package io.garuda.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A browser that uses what the generators made, all of it. */
final class Visitor {
  private static final Pattern CSRF = Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");
  private static final Pattern USER = Pattern.compile("name=\"user-token\" content=\"([^\"]+)\"");
  private static final long DEADLINE_SECONDS = 20;

  private final HttpClient http = HttpClient.newBuilder()
      .version(HttpClient.Version.HTTP_1_1)
      .cookieHandler(new CookieManager())
      .followRedirects(HttpClient.Redirect.NORMAL)
      .build();
  private final URI base;

  /** Will visit an application, whose address ends in a slash. */
  Visitor(URI base) {
    this.base = base;
  }

  String page(String path, int status) throws Exception {
    return send(HttpRequest.newBuilder(base.resolve(path)).header("accept", "text/html"), status);
  }

  private String send(HttpRequest.Builder request, int status) throws Exception {
    HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode())
        .as(answer.request().uri() + "\n" + answer.body())
        .isEqualTo(status);
    return answer.body();
  }

  String post(String path, Map<String, String> fields, int status) throws Exception {
    String form = fields.entrySet().stream()
        .map(field ->
            field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(base.resolve(path))
            .header("accept", "text/html")
            .header("content-type", "application/x-www-form-urlencoded")
            .header("x-csrf-token", token(CSRF))
            .POST(HttpRequest.BodyPublishers.ofString(form)),
        status);
  }

  private String token(Pattern meta) throws Exception {
    Matcher found = meta.matcher(page("", 200));
    assertThat(found.find()).as(meta.pattern()).isTrue();
    return found.group(1);
  }

  void usesAllOfIt() throws Exception {
    assertThat(page("", 200)).contains("Welcome to My App");
    assertThat(page("hello/7", 200)).contains("Hello 7");
    assertThat(page("nowhere", 404)).contains("Not Found");
    assertThat(post("posts", Map.of("title", "One", "body", "Two", "views", "3"), 200))
        .contains("Post created.", "<dd>One</dd>");
    assertThat(post("posts", Map.of("views", "many"), 422))
        .contains("must not be blank", "value=\"many\"");
    assertThat(json("api/products", "{\"name\": \"Tea\", \"price\": 2.5}", 201))
        .contains("\"name\":\"Tea\"");
    assertThat(json("api/products", "{}", 422)).contains("\"price\":[\"must not be null\"]");
    registers();
    assertThat(speaks()).contains("\"shout\",{\"body\":\"hello\"}");
  }

  private String json(String path, String body, int status) throws Exception {
    return send(
        HttpRequest.newBuilder(base.resolve(path))
            .header("accept", "application/json")
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)),
        status);
  }

  private void registers() throws Exception {
    Map<String, String> ada =
        Map.of("email", "ada@example.com", "password", "correct horse battery");
    assertThat(page("users/settings", 200)).contains("You must log in");
    assertThat(post("users/register", ada, 200)).contains("ada@example.com", "Log out");
    assertThat(page("users/settings", 200)).contains("You are ada@example.com");
  }

  /** With the token of a page for its socket. */
  private String speaks() throws Exception {
    LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
    String query = "vsn=2.0.0&token=" + token(USER);
    URI socket = base.resolve("socket/websocket?" + query);
    WebSocket channel = http.newWebSocketBuilder()
        .header("origin", base.getScheme() + "://" + base.getAuthority())
        .buildAsync(URI.create(socket.toString().replaceFirst("http", "ws")), new Hearing(heard))
        .get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    channel.sendText("[\"1\",\"1\",\"room:lobby\",\"phx_join\",{}]", true).join();
    assertThat(heard.poll(DEADLINE_SECONDS, TimeUnit.SECONDS)).contains("\"status\":\"ok\"");
    channel
        .sendText("[\"1\",\"2\",\"room:lobby\",\"shout\",{\"body\":\"hello\"}]", true)
        .join();
    String said = heard.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
    channel.abort();
    return String.valueOf(said);
  }

  private record Hearing(LinkedBlockingQueue<String> heard) implements WebSocket.Listener {
    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
      heard.add(text.toString());
      from.request(1);
      return null;
    }
  }
}
