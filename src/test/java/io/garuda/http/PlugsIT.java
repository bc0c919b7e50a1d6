package io.garuda.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.contract.ContractExtension;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What browsers see of the plugs that stand before an action. */
@ExtendWith(ContractExtension.class)
class PlugsIT {
  private final URI base;
  private final Browser browser;
  private final ProxiedClient proxy;
  private final ProxiedClient stranger;

  PlugsIT(URI base) {
    this.base = base;
    this.browser = new Browser(base);
    this.proxy = new ProxiedClient(base, "127.0.0.2");
    this.stranger = new ProxiedClient(base, "127.0.0.1");
  }

  @Test
  void aFlashIsShownOnceAfterARedirect() {
    assertThat(browser.get("/flash/show").body()).isEmpty();
    HttpResponse<String> set = browser.get("/flash/set");
    assertThat(set.statusCode()).isEqualTo(302);
    assertThat(set.headers().firstValue("location"))
        .hasValueSatisfying(to -> assertThat(to).endsWith(base.getPath() + "/flash/show"));
    assertThat(browser.get("/flash/show").body()).isEqualTo("saved &lt;b&gt;");
    assertThat(browser.get("/flash/show").body()).isEmpty();
  }

  @Test
  void aRedirectKeepsTheFlashForThePageAfterIt() {
    browser.get("/flash/set");
    assertThat(browser.get("/redirect?to=/flash/show").statusCode()).isEqualTo(302);
    assertThat(browser.get("/flash/show").body()).isEqualTo("saved &lt;b&gt;");
  }

  @Test
  void aScriptIsNotForOtherSites() {
    HttpResponse<String> loaded = browser.get("/script.js");
    assertThat(loaded.statusCode()).isEqualTo(403);
    assertThat(loaded.body()).doesNotContain("secret");
    HttpResponse<String> asked = browser.send(browser
        .request("/script.js")
        .header("accept", "text/html")
        .header("x-requested-with", "XMLHttpRequest"));
    assertThat(asked.statusCode()).isEqualTo(200);
    assertThat(asked.body()).isEqualTo("secret()");
  }

  @Test
  void aForgedRequestMayGoOnWithoutTheSession() {
    assertThat(browser.get("/forgetful").body()).isEqualTo("1");
    assertThat(browser.post("/forgetful", Map.of(), Map.of()).body()).isEqualTo("1");
    assertThat(browser.get("/forgetful").body()).isEqualTo("2");
    assertThat(browser
            .post("/forgetful", Map.of(), Map.of("x-csrf-token", browser.csrfToken()))
            .body())
        .isEqualTo("3");
  }

  @Test
  void aNameAndAPasswordAreAskedFor() {
    HttpResponse<String> asked = browser.get("/auth");
    assertThat(asked.statusCode()).isEqualTo(401);
    assertThat(asked.headers().firstValue("www-authenticate"))
        .hasValue("Basic realm=\"Contract\", charset=\"UTF-8\"");
    assertThat(browser
            .send(browser.request("/auth").header("authorization", "Basic YWRhOnNlY3JldA=="))
            .body())
        .endsWith(" ada");
    assertThat(browser
            .send(browser.request("/auth").header("authorization", "Basic YWRhOndyb25n"))
            .statusCode())
        .isEqualTo(401);
  }

  @Test
  void whatATrustedProxySaysIsHttpsIs() {
    ProxiedClient.Answer answer =
        proxy.get("/ssl", "X-Forwarded-Proto: https", "X-Forwarded-Host: a.com");
    assertThat(answer.body()).isEqualTo("https a.com nobody");
    assertThat(answer.header("Strict-Transport-Security"))
        .containsExactly("max-age=31536000; includeSubDomains");
  }

  @Test
  void whatAStrangerSaysIsHttpsIsNot() {
    ProxiedClient.Answer answer =
        stranger.get("/ssl?q=1", "X-Forwarded-Proto: https", "X-Forwarded-Host: a.com");
    assertThat(answer.status()).isEqualTo(301);
    assertThat(answer.header("Location"))
        .containsExactly("https://127.0.0.1" + base.getPath() + "/ssl?q=1");
    assertThat(answer.header("Strict-Transport-Security")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.com", "example.com.evil.com", "127.0.0.1.evil.com"})
  void anotherHostIsRefused(String host) {
    ProxiedClient.Answer answer = stranger.get("/hosts", "Host: " + host);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).doesNotContain(host);
    assertThat(proxy.get("/hosts", "X-Forwarded-Host: " + host).status()).isEqualTo(400);
  }

  @Test
  void theApplicationsHostsAreServed() {
    assertThat(stranger.get("/hosts").body()).isEqualTo("http 127.0.0.1 nobody");
    assertThat(stranger.get("/hosts", "Host: a.example.com:81").body())
        .isEqualTo("http a.example.com nobody");
    assertThat(stranger.get("/hosts", "X-Forwarded-Host: evil.com").body())
        .isEqualTo("http 127.0.0.1 nobody");
  }

  @Test
  void aRedirectDoesNotLeadToTheHostThatAStrangerNames() {
    for (String path : new String[] {"/flash/set", "/redirect?to=/items"}) {
      ProxiedClient.Answer answer = stranger.get(path, "X-Forwarded-Host: evil.com");
      assertThat(answer.status()).isEqualTo(302);
      assertThat(answer.header("Location").toString()).doesNotContain("evil.com");
    }
  }

  @Test
  void aPageOfAnAllowedOriginMayRead() {
    ProxiedClient.Answer answer = stranger.get("/cors", "Origin: https://example.com");
    assertThat(answer.header("Access-Control-Allow-Origin")).containsExactly("https://example.com");
    assertThat(answer.header("Access-Control-Allow-Credentials")).containsExactly("true");
    assertThat(answer.header("Vary")).contains("Origin");
    assertThat(stranger.get("/cors", "Origin: https://evil.com").headers().toString())
        .doesNotContainIgnoringCase("access-control");
  }

  @ParameterizedTest
  @CsvSource({"https://example.com, true", "https://evil.com, false"})
  void aBrowserAsksBeforeItSends(String origin, boolean allowed) throws IOException {
    try (RawClient client = new RawClient(base)) {
      client.head(
          "OPTIONS",
          "/cors",
          "Origin: " + origin,
          "Access-Control-Request-Method: PUT",
          "Connection: close");
      String answer = client.rest();
      assertThat(answer).startsWith("HTTP/1.1 204");
      assertThat(answer.toLowerCase(java.util.Locale.ROOT).contains("access-control-allow-methods"))
          .isEqualTo(allowed);
    }
  }

  @Test
  void whoAsksTooOftenIsToldToWait() {
    String key = UUID.randomUUID().toString();
    for (int i = 0; i < 2; i++) {
      assertThat(limited(key).statusCode()).isEqualTo(200);
    }
    HttpResponse<String> refused = limited(key);
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValueAsLong("retry-after").orElse(0)).isBetween(1L, 1_800L);
    assertThat(limited(UUID.randomUUID().toString()).statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> limited(String key) {
    return browser.send(browser.request("/limited").header("x-key", key));
  }

  @Test
  void aPipelineMayTakeSmallerBodies() {
    assertThat(tiny("a=34567890").statusCode()).isEqualTo(200);
    assertThat(tiny("a=345678901").statusCode()).isEqualTo(413);
  }

  private HttpResponse<String> tiny(String form) {
    return browser.send(browser
        .request("/tiny")
        .header("content-type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(form)));
  }
}
