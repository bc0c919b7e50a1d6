package io.garuda.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.contract.ContractExtension;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sessions of browsers, and the token that protects them. */
@ExtendWith(ContractExtension.class)
class SessionsIT {
  private final URI base;
  private final Browser browser;

  SessionsIT(URI base) {
    this.base = base;
    this.browser = new Browser(base);
  }

  @Test
  void eachBrowserHasItsOwnSession() {
    assertThat(browser.get("/session/count").body()).isEqualTo("1");
    assertThat(browser.get("/session/count").body()).isEqualTo("2");
    assertThat(new Browser(base).get("/session/count").body()).isEqualTo("1");
  }

  @Test
  void aRenewedSessionKeepsItsDataUnderAnotherId() {
    browser.get("/session/count");
    HttpResponse<String> renewed = browser.submit("/session/renew", Map.of());
    assertThat(renewed.body()).isEqualTo("ok");
    assertThat(renewed.headers().firstValue("set-cookie")).isPresent();
    assertThat(browser.get("/session/count").body()).isEqualTo("2");
  }

  @Test
  void aDroppedSessionIsForgotten() {
    browser.get("/session/count");
    assertThat(browser.submit("/session/drop", Map.of()).body()).isEqualTo("ok");
    assertThat(browser.get("/session/count").body()).isEqualTo("1");
  }

  @Test
  void aFormWithTheSessionsTokenIsAccepted() {
    assertThat(browser.submit("/form", Map.of("name", "Žan & co")).body())
        .isEqualTo("hello Žan & co");
  }

  @Test
  void aFormWithoutTheTokenOrWithAnothersIsRefused() {
    assertThat(browser.post("/form", Map.of("name", "x"), Map.of()).statusCode())
        .isEqualTo(403);
    browser.get("/");
    assertThat(browser.post("/form", Map.of("_csrf_token", "AAAA"), Map.of()).statusCode())
        .isEqualTo(403);
  }
}
