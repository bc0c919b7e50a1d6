package io.garuda.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.contract.ContractExtension;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A request's way: table, pipelines, controllers, answers. */
@ExtendWith(ContractExtension.class)
class RequestsIT {
  private final Browser browser;
  private final URI base;

  RequestsIT(URI base) {
    this.base = base;
    this.browser = new Browser(base);
  }

  @Test
  void aPageStandsInItsLayout() {
    HttpResponse<String> page = browser.get("/");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("content-type")).hasValue("text/html;charset=utf-8");
    assertThat(page.body())
        .contains("<title>Contract</title>", "<li>Item 1</li>", "<li>Item 20</li>");
  }

  @Test
  void pagesCarryTheHeadersThatMakeBrowsersCareful() {
    HttpResponse<String> page = browser.get("/");
    assertThat(page.headers().firstValue("x-content-type-options")).hasValue("nosniff");
    assertThat(page.headers().firstValue("content-security-policy")).isPresent();
    assertThat(page.headers().firstValue("x-request-id"))
        .hasValueSatisfying(id -> assertThat(id).hasSizeGreaterThanOrEqualTo(20));
  }

  @ParameterizedTest
  @MethodSource("io.garuda.contract.ContractRows#items")
  void aResourceHasSevenActions(String method, String path, String action) {
    HttpResponse<String> answer = method.equals("GET")
        ? browser.get(path)
        : browser.submit(path, method.equals("POST") ? Map.of() : Map.of("_method", method));
    assertThat(answer.body()).isEqualTo(action);
    assertThat(answer.headers().firstValue("content-type")).hasValue("text/plain;charset=utf-8");
  }

  @Test
  void headIsAnsweredAsGetWithoutABody() {
    HttpResponse<String> answer = browser.ask("HEAD", "/items");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void theHostChoosesBetweenRoutesOfOnePath() {
    assertThat(browser.get("/who").body()).isEqualTo("public");
  }

  @Test
  void anActionSeesTheUriThatWasAskedFor() {
    HttpResponse<String> answer = browser.get("/where/a%20b?q=1");
    assertThat(answer.body()).isEqualTo(base + "/where/a%20b?q=1 where/a b a b");
  }

  @ParameterizedTest
  @CsvSource({"/files/a/b.txt, a/b.txt", "/files, ''", "/files/a%20b/%C3%A9, a b/é"})
  void aGlobTakesTheRestOfThePathDecoded(String path, String rest) {
    assertThat(browser.get(path).body()).isEqualTo(rest);
  }

  @Test
  void aRedirectStaysBelowTheContextPath() {
    HttpResponse<String> answer = browser.get("/redirect?to=/items");
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("location"))
        .hasValueSatisfying(to -> assertThat(to).endsWith(base.getPath() + "/items"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://evil.example", "//evil.example", "/%5Cevil.example", "/%0d%0ax:y", ""})
  void aRedirectToElsewhereIsAnErrorWithoutALocation(String to) {
    HttpResponse<String> answer = browser.get("/redirect?to=" + to);
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.headers().firstValue("location")).isEmpty();
  }

  @Test
  void aDownloadKeepsItsName() {
    HttpResponse<String> answer = browser.get("/download");
    assertThat(answer.headers().firstValue("content-disposition"))
        .hasValue("attachment; filename=\"report.csv\"");
  }

  @Test
  void jsonGoesInAndOut() {
    assertThat(browser.get("/api/hello", "application/json").body())
        .isEqualTo("{\"message\":\"hello\"}");
    assertThat(browser.postJson("/api/echo", "{\"a\":[1,null]}").body())
        .isEqualTo("{\"a\":[1,null]}");
  }

  @Test
  void anAnnotatedResourceWorksBesideTheTable() {
    assertThat(browser.get("/annotated/3", "*/*").body()).isEqualTo("annotated 3");
    assertThat(browser.get("/annotated/missing", "*/*").statusCode()).isEqualTo(404);
  }

  @Test
  void theFilterItselfMayAnswerLaterFromAnotherThread() {
    HttpResponse<String> answer = browser.get("/late", "application/json");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"status\":204,\"messages\":[]}");
  }
}
