package io.garuda.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.contract.ContractExtension;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions of browsers, in the container and in a cookie, and the token that protects them. */
@ExtendWith(ContractExtension.class)
class SessionsIT {
  private static final String CONTAINER = "";
  private static final String COOKIE = "/stateless";

  private final URI server;

  SessionsIT(URI server) {
    this.server = server;
  }

  private Browser browser(String store) {
    return new Browser(URI.create(server + store));
  }

  private String path() {
    return server.getPath().isEmpty() ? "/" : server.getPath();
  }

  private static String body(Browser browser, String path) {
    return browser.get(path).body();
  }

  private static List<String> set(HttpResponse<String> answer) {
    return answer.headers().allValues("set-cookie");
  }

  @ParameterizedTest
  @ValueSource(strings = {CONTAINER, COOKIE})
  void eachBrowserHasItsOwnSession(String store) {
    Browser browser = browser(store);
    assertThat(body(browser, "/session/count")).isEqualTo("1");
    assertThat(body(browser, "/session/count")).isEqualTo("2");
    assertThat(body(browser(store), "/session/count")).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {CONTAINER, COOKIE})
  void aRenewedSessionKeepsItsDataUnderAnotherId(String store) {
    Browser browser = browser(store);
    browser.get("/session/count");
    String before = browser.cookie();
    HttpResponse<String> renewed = browser.submit("/session/renew", Map.of());
    assertThat(renewed.body()).isEqualTo("ok");
    assertThat(browser.cookie()).isNotEqualTo(before);
    assertThat(body(browser, "/session/count")).isEqualTo("2");
  }

  @ParameterizedTest
  @ValueSource(strings = {CONTAINER, COOKIE})
  void aRenewedSessionHasAnotherCsrfToken(String store) {
    Browser browser = browser(store);
    Map<String, String> token = Map.of("x-csrf-token", browser.csrfToken());
    assertThat(browser.post("/session/renew", Map.of(), token).statusCode()).isEqualTo(200);
    assertThat(browser.post("/form", Map.of("name", "x"), token).statusCode()).isEqualTo(403);
    assertThat(browser.submit("/form", Map.of("name", "x")).body()).isEqualTo("hello x");
  }

  @ParameterizedTest
  @ValueSource(strings = {CONTAINER, COOKIE})
  void whoPlantedASessionDoesNotShareItAfterTheLogin(String store) {
    Browser attacker = browser(store);
    attacker.get("/session/count");
    String token = attacker.csrfToken();
    Browser victim = browser(store).withCookie(attacker.cookie(), path());
    assertThat(victim.submit("/session/renew", Map.of()).statusCode()).isEqualTo(200);
    assertThat(body(victim, "/session/count")).isEqualTo("2");
    assertThat(body(victim, "/session/count")).isEqualTo("3");
    assertThat(body(attacker, "/session/count")).isNotIn("3", "4");
    assertThat(victim.post("/form", Map.of(), Map.of("x-csrf-token", token)).statusCode())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({"'', JSESSIONID", COOKIE + ", _contract"})
  void noSessionHasAnIdOfTheClients(String store, String cookie) {
    Browser browser = browser(store).withCookie(cookie + "=0123456789abcdef0123456789ab", path());
    HttpResponse<String> counted = browser.get("/session/count");
    assertThat(counted.body()).isEqualTo("1");
    assertThat(set(counted)).hasSize(1).allMatch(line -> !line.contains("0123456789abcdef"));
  }

  @ParameterizedTest
  @ValueSource(strings = {";jsessionid=", ";JSESSIONID="})
  void noSessionIsFoundByAnIdInAPath(String parameter) {
    Browser browser = browser(CONTAINER);
    browser.get("/session/count");
    String id = browser.cookie().split("=", 2)[1];
    assertThat(body(browser(CONTAINER), "/session/count/x" + parameter + id)).isNotEqualTo("2");
    assertThat(body(browser, "/session/count")).isEqualTo("2");
  }

  @ParameterizedTest
  @CsvSource({"'', JSESSIONID", COOKIE + ", _contract"})
  void aDroppedSessionIsForgottenAndItsCookieExpires(String store, String name) {
    Browser browser = browser(store);
    browser.get("/session/count");
    String before = browser.cookie();
    HttpResponse<String> dropped = browser.submit("/session/drop", Map.of());
    assertThat(dropped.body()).isEqualTo("ok");
    assertThat(set(dropped))
        .containsExactly(name + "=; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path="
            + path() + "; HttpOnly; SameSite=Lax");
    assertThat(browser.cookies()).isEmpty();
    assertThat(body(browser, "/session/count")).isEqualTo("1");
    assertThat(browser.cookie()).isNotEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({"'', JSESSIONID", COOKIE + ", _contract"})
  void itsCookieIsHiddenFromScriptsAndFromOtherSites(String store, String name) {
    List<String> set = set(browser(store).get("/session/count"));
    assertThat(set).hasSize(1);
    assertThat(set.get(0).split("; ?", -1))
        .contains("Path=" + path(), "HttpOnly", "SameSite=Lax")
        .doesNotContain("Secure")
        .allMatch(part -> !part.startsWith("Max-Age"));
    assertThat(set.get(0)).startsWith(name + "=");
  }

  @ParameterizedTest
  @ValueSource(strings = {CONTAINER, COOKIE})
  void behindAProxyOfHttpsItsCookieIsSecure(String store) {
    ProxiedClient proxy = new ProxiedClient(server, "127.0.0.2");
    String https = "X-Forwarded-Proto: https";
    assertThat(proxy.get(store + "/session/count", https).header("Set-Cookie"))
        .hasSize(1)
        .allMatch(line -> List.of(line.split("; ?", -1))
            .containsAll(List.of("Secure", "HttpOnly", "SameSite=Lax")));
  }

  @ParameterizedTest
  @ValueSource(strings = {CONTAINER, COOKIE})
  void whatItCannotKeepIsRefusedAtOnce(String store) {
    Browser browser = browser(store);
    browser.get("/session/count");
    assertThat(browser.get("/session/refused").statusCode()).isEqualTo(500);
    assertThat(body(browser, "/session/count")).isEqualTo("2");
  }

  @ParameterizedTest
  @CsvSource({"'', 200", COOKIE + ", 500"})
  void aCookieHoldsOnlySoMuch(String store, int status) {
    Browser browser = browser(store);
    browser.get("/session/count");
    HttpResponse<String> large = browser.get("/session/large");
    assertThat(large.statusCode()).isEqualTo(status);
    assertThat(set(large)).isEmpty();
    assertThat(body(browser, "/session/count")).isEqualTo("2");
  }

  @ParameterizedTest
  @ValueSource(strings = {CONTAINER, COOKIE})
  void aClearedSessionIsEmpty(String store) {
    Browser browser = browser(store);
    browser.get("/session/count");
    assertThat(body(browser, "/session/clear")).isEqualTo("ok");
    assertThat(body(browser, "/session/count")).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {CONTAINER, COOKIE})
  void aFlashIsShownOnce(String store) {
    Browser browser = browser(store);
    assertThat(browser.get("/flash/set").statusCode()).isEqualTo(302);
    assertThat(body(browser, "/flash/show")).isEqualTo("saved &lt;b&gt;");
    assertThat(body(browser, "/flash/show")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {CONTAINER, COOKIE})
  void aFormWithTheSessionsTokenIsAccepted(String store) {
    assertThat(browser(store).submit("/form", Map.of("name", "Žan & co")).body())
        .isEqualTo("hello Žan & co");
  }

  @ParameterizedTest
  @ValueSource(strings = {CONTAINER, COOKIE})
  void aFormWithoutTheTokenOrWithAnothersIsRefused(String store) {
    Browser browser = browser(store);
    assertThat(browser.post("/form", Map.of("name", "x"), Map.of()).statusCode())
        .isEqualTo(403);
    browser.get("/");
    for (String token : List.of("AAAA", browser(store).csrfToken())) {
      assertThat(browser.post("/form", Map.of("_csrf_token", token), Map.of()).statusCode())
          .isEqualTo(403);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {CONTAINER, COOKIE})
  void aSocketSeesTheSessionOfAPageThatShowsItsToken(String store) {
    Browser browser = browser(store);
    browser.get("/session/count");
    String token = browser.csrfToken();
    assertThat(connect(store, browser, token)).isEqualTo(101);
    assertThat(connect(store, browser, browser(store).csrfToken())).isEqualTo(403);
    assertThat(connect(store, browser, "")).isEqualTo(403);
    assertThat(connect(store, browser(store).withCookie("a=b", path()), token)).isEqualTo(403);
  }

  private int connect(String store, Browser browser, String token) {
    return new ProxiedClient(server, "127.0.0.1")
        .connect(
            store + "/counted/socket/websocket?vsn=2.0.0&_csrf_token=" + token,
            "Cookie: " + browser.cookie())
        .status();
  }
}
