package io.garuda.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.contract.ContractExtension;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever goes wrong, and wherever, is answered by the one renderer. */
@ExtendWith(ContractExtension.class)
class ErrorsIT {
  private final Browser browser;

  ErrorsIT(URI base) {
    this.browser = new Browser(base);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,    /nothing,         404, Not Found",
    "GET,    /nothing/at/all,  404, Not Found",
    "DELETE, /items,           404, Not Found",
    "PUT,    /nothing,         404, Not Found",
    "GET,    /teapot,          418, I&#39;m a teapot",
    "GET,    /boom,            500, Internal Server Error",
    "GET,    /items?_format=x, 406, Not Acceptable",
  })
  void browsersGetAPage(String method, String path, int status, String phrase) {
    HttpResponse<String> answer = browser.ask(method, path);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains(phrase);
    assertThat(answer.headers().firstValue("content-type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/"));
  }

  @ParameterizedTest
  @CsvSource({
    "/nothing,   404, Not Found",
    "/boom,      500, Internal Server Error",
    "/api/nothing, 404, Not Found",
  })
  void programsGetJson(String path, int status, String phrase) {
    HttpResponse<String> answer = browser.get(path, "application/json");
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).isEqualTo("{\"errors\":{\"detail\":\"" + phrase + "\"}}");
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
  }

  @Test
  void aPipelineThatSpeaksAnotherFormatAnswers406() {
    assertThat(browser.get("/items", "application/json").statusCode()).isEqualTo(406);
    assertThat(browser.get("/api/hello", "text/html").statusCode()).isEqualTo(406);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json | {\"a\":    | 400",
        "application/json | [1]        | 400",
        "application/json | {} {}      | 400",
        "text/plain       | {}         | 415",
        "application/x-www-form-urlencoded | a=1 | 415",
      })
  void aBodyThatIsNotWhatWasExpectedIsRefused(String type, String body, int status) {
    HttpResponse<String> answer = browser.send(browser
        .request("/api/echo")
        .header("accept", "application/json")
        .header("content-type", type)
        .POST(HttpRequest.BodyPublishers.ofString(body)));
    assertThat(answer.statusCode()).isEqualTo(status);
  }

  @Test
  void aBodyAboveTheLimitIsRefused() {
    String large = "{\"a\":\"" + "x".repeat(8_000_000) + "\"}";
    assertThat(browser.postJson("/api/echo", large).statusCode()).isEqualTo(413);
  }

  @Test
  void aLoginThatTheServerRefusesIsRenderedAsOurs() {
    HttpResponse<String> refused = browser.get("/members/admin", "application/json");
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue("www-authenticate")).isPresent();
    assertThat(refused.body()).isEqualTo("{\"errors\":{\"detail\":\"Unauthorized\"}}");
    assertThat(browser.get("/garuda/error").statusCode()).isEqualTo(404);
  }

  @Test
  void anErrorDoesNotHangTheNextRequest() {
    for (int i = 0; i < 20; i++) {
      assertThat(browser.get("/boom").statusCode()).isEqualTo(500);
      assertThat(browser.get("/items").body()).isEqualTo("index");
    }
  }
}
