package io.garuda.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.garuda.contract.ContractExtension;
import io.garuda.server.InstalledServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the table says is what answers, through Jersey and on each server. */
@ExtendWith(ContractExtension.class)
class RoutingIT {
  private final Browser browser;
  private final URI base;

  RoutingIT(URI base) {
    this.base = base;
    this.browser = new Browser(base);
  }

  @ParameterizedTest
  @CsvSource({
    "/order/42,        number 42",
    "/order/%34%32,    number 42",
    "/order/new,       literal",
    "//order///new/,   literal",
    "/order/n%65w,     literal",
    "/order/pre-7,     prefix 7",
    "/order/pre-,      any pre-",
    "/order/4%202,     any 4 2",
    "/order/%C3%A9,    any é",
    "/order/a%2Fb,     any a/b",
    "/order/a;b=c,     any a;b=c",
    "/order/%252e%252e, any %2e%2e",
    "/glob/a%20b/c,    any a b/c",
    "/users/7,         user 7",
    "/users/7/posts/8, post 8 of 7",
    "/tenant,          stranger",
  })
  void theFirstRowThatMatchesAnswers(String path, String answer) {
    assertThat(browser.get("/routing" + path).body()).isEqualTo(answer);
  }

  @Test
  void anEncodedBackslashIsOneOfASegment() {
    assumeTrue(
        InstalledServer.named().isEmpty(),
        "an installed server refuses it unless its connector is told otherwise");
    assertThat(browser.get("/routing/order/a%5Cb").body()).isEqualTo("any a\\b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/order", "/order/1/2", "/glob", "/glob/", "/users", "/inside/missing"})
  void whatNoRowMatchesIsNotFound(String path) {
    assertThat(browser.get("/routing" + path).statusCode()).isEqualTo(404);
    assertThat(browser.ask("POST", "/routing" + path).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"})
  void aRouteForAnyMethodTakesAll(String method) {
    assertThat(browser.ask(method, "/routing/every").body()).isEqualTo(method);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/order/%ff", "/order/%c3"})
  void aPathThatIsNotUtf8IsABadRequest(String path) throws IOException {
    assertThat(status("GET", "/routing" + path, base.getAuthority())).contains(" 400");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/order/%zz", "/order/%", "/glob/a/%4"})
  void aPathWithABrokenEscapeIsABadRequest(String path) throws IOException {
    assumeFalse(
        InstalledServer.named().orElse("").startsWith("payara"),
        "Payara answers by itself, with 200 and nothing");
    assertThat(status("GET", "/routing" + path, base.getAuthority())).contains(" 400");
  }

  /** Some servers take the path apart before we do; none may reach an action. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/glob/../order/1/x",
        "/glob/a/../../../x",
        "/glob/%2e%2e/x",
        "/glob/..%2F..%2Fx",
        "/glob/a%2F..%2Fx",
        "/glob/..%5C..%5Cx",
        "/glob/..\\..\\x",
        "/glob/..;/x",
        "/glob/..;a=b/x",
        "/inside/..%2Fx",
      })
  void noPathStepsUp(String path) throws IOException {
    assertThat(status("GET", "/routing" + path, base.getAuthority())).containsAnyOf(" 404", " 400");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "/before, hello outer|outer's guest",
        "/inner,  hello inner|inner's guest",
        "/after,  hello outer|outer's guest",
      })
  void assignsGoFromScopesThroughPipelinesToTheAction(String path, String answer) {
    assertThat(browser.get("/routing/assigned" + path).body()).isEqualTo(answer.replace("|", ", "));
  }

  @Test
  void aFilterRunsForTheControllersAndActionsThatNameIt() {
    assertThat(browser.get("/routing/users/7").headers().firstValue("x-stamp")).isPresent();
    assertThat(browser.get("/routing/order/7").headers().firstValue("x-stamp")).isEmpty();
    assertThat(browser.get("/items").headers().firstValue("x-stamp")).isPresent();
    assertThat(browser.get("/items/7").headers().firstValue("x-stamp")).isPresent();
  }

  /** Servers refuse TRACE, if they are not told otherwise, and CONNECT, which is for proxies. */
  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "CONNECT"})
  void whatMirrorsOrTunnelsIsRefusedOrReachesItsAction(String method) throws IOException {
    try (RawClient client = new RawClient(base)) {
      client.head(method, "/routing/every", "Connection: close", "Accept: */*", "Cookie: a=secret");
      String answer = client.rest();
      assertThat(answer).doesNotContain("secret");
      if (answer.startsWith("HTTP/1.1 200")) {
        assertThat(answer).endsWith("\r\n\r\n" + method);
      } else {
        assertThat(answer).containsPattern("^HTTP/1\\.1 [45]\\d\\d ");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "one.test,      one.test, known",
    "ONE.test:80,   one.test, known",
    "two.anything,  two.anything, known",
    "x.one.test,    stranger, none",
    "one.test.evil, stranger, none",
    "twofold.test,  stranger, none",
  })
  void theHostChoosesItsRow(String host, String answer, String tenant) throws IOException {
    try (RawClient client = new RawClient(base)) {
      client.head("GET", "/routing/tenant", "Host: " + host, "Connection: close", "Accept: */*");
      assertThat(client.rest()).contains("x-tenant: " + tenant).endsWith("\r\n\r\n" + answer);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "one.test/x",
        "one.test@evil",
        "evil@one.test",
        "one.test, evil",
        "one.test evil",
        "one.test:x",
        "one.test\\evil",
        "one.test?x",
        "one.test#x",
      })
  void anOddHostIsNoOther(String host) throws IOException {
    try (RawClient client = new RawClient(base)) {
      client.head("GET", "/routing/tenant", "Host: " + host, "Connection: close", "Accept: */*");
      assertThat(client.rest()).doesNotContain("x-tenant: known");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET,      /inside, /",
    "POST,     /inside/a%2Fb/, /a%2Fb/",
    "PROPFIND, //inside//x?y=z, //x",
    "DELETE,   /%69nside/x;y, /x;y",
  })
  void aForwardedPlugSeesWhatIsBelowItsPrefix(String method, String path, String rest) {
    HttpResponse<String> answer = browser.ask(method, "/routing" + path);
    assertThat(answer.headers().firstValue("x-tenant")).hasValue("none");
    assertThat(answer.body())
        .isEqualTo(
            method + " /routing/inside " + rest + " " + base.getPath() + "/routing/inside/x");
  }

  @Test
  void aMountedClassAnswersBehindThePipelinesByItsMediaTypes() {
    String path = "/routing/mounted/acme/things";
    HttpResponse<String> text = browser.get(path + "/7", "text/plain");
    assertThat(text.body()).isEqualTo("acme 7");
    assertThat(text.headers().firstValue("x-tenant")).hasValue("none");
    assertThat(text.headers().firstValue("x-stamp")).hasValue("stamped");
    HttpResponse<String> json = browser.get(path + "/7", "application/json");
    assertThat(json.body()).isEqualTo("{\"id\":7}");
    assertThat(json.headers().firstValue("x-stamp")).isEmpty();
    assertThat(browser.get(path + "/7", "image/png").statusCode()).isEqualTo(406);
    assertThat(browser.get(path + "/count", "*/*").body()).isEqualTo("count of acme");
    assertThat(browser.ask("LOCK", path + "/7").body()).isEqualTo("locked 7");
    assertThat(browser.get(path + "/x", "*/*").statusCode()).isEqualTo(404);
    assertThat(browser.get("/things/7", "*/*").statusCode()).isEqualTo(404);
  }

  @Test
  void aMountedClassTakesWhatItConsumes() {
    assertThat(browser.send(post("application/json", "{\"name\":\"a\"}")).body())
        .isEqualTo("created a");
    assertThat(browser.send(post("text/plain", "a")).statusCode()).isEqualTo(415);
  }

  private HttpRequest.Builder post(String type, String body) {
    return browser
        .request("/routing/mounted/acme/things")
        .header("content-type", type)
        .header("accept", "text/plain")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private String status(String method, String path, String host) throws IOException {
    try (RawClient client = new RawClient(base)) {
      return client
          .head(method, path, "Host: " + host, "Connection: close", "Accept: */*")
          .statusLine();
    }
  }
}
