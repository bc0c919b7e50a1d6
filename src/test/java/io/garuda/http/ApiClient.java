package io.garuda.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.garuda.api.ApiToken;
import io.garuda.contract.ContractEndpoint;
import io.garuda.token.Secrets;
import io.garuda.token.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;

/** A program that publishes by HTTP, with a token that grants all, or another one. */
final class ApiClient {
  static final Tokens TOKENS =
      new Tokens(Secrets.of(ContractEndpoint.SECRET), Clock.systemUTC(), new JsonMapper());
  static final ApiToken ALL =
      ApiToken.of("test").publish("*").history("*").presence("*").disconnect("*");

  private static final JsonMapper JSON = new JsonMapper();

  private final Browser browser;
  private final String authorization;

  private ApiClient(URI base, String authorization) {
    this.browser = new Browser(URI.create(base + "/api/pubsub"));
    this.authorization = authorization;
  }

  static ApiClient of(URI base) {
    return of(base, ALL);
  }

  static ApiClient of(URI base, ApiToken token) {
    return with(base, "Bearer " + token.sign(TOKENS));
  }

  /** Will send this header; none if it is empty. */
  static ApiClient with(URI base, String authorization) {
    return new ApiClient(base, authorization);
  }

  static String encoded(String topic) {
    return URLEncoder.encode(topic, UTF_8).replace("+", "%20");
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    request.header("accept", "application/json");
    if (!authorization.isEmpty()) {
      request.header("authorization", authorization);
    }
    return browser.send(request);
  }

  HttpResponse<String> get(String path) {
    return send(browser.request(path));
  }

  HttpResponse<String> post(String path, String json, String... headers) {
    HttpRequest.Builder request = browser
        .request(path)
        .header("content-type", "application/json")
        .POST(BodyPublishers.ofString(json.replace('\'', '"')));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  /** Will publish with a key. */
  JsonNode publish(String topic, String json, String key) {
    return json(200, post("/topics/" + encoded(topic) + "/messages", json, "Idempotency-Key", key));
  }

  /** Will read an answer, which must have a status. */
  static JsonNode json(int status, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
