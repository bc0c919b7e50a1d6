package io.garuda.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.garuda.contract.ContractExtension;
import io.garuda.http.Browser;
import io.garuda.wire.Handshake;
import io.garuda.wire.PhoenixClient;
import io.garuda.wire.RawWebSocketClient;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The options of a mount that the contract's own do not use. */
@ExtendWith(ContractExtension.class)
class SocketOptionsIT {
  private static final String PATH = "/options/blue%2Fred/ws?vsn=2.0.0&n=%C5%BE";

  private final URI base;
  private final Browser browser;

  SocketOptionsIT(URI base) {
    this.base = base;
    this.browser = new Browser(base);
  }

  @Test
  void connectSeesPathVariablesAndTheRequest() {
    JsonNode info = info(new Handshake(base, PATH)
        .header("User-Agent", "test/1")
        .header("Traceparent", "00-ab")
        .header("X-One", "1")
        .header("Cookie", "secret=1")
        .header("Authorization", "Basic x"));
    assertThat(info.get("tenant").asText()).isEqualTo("blue/red");
    assertThat(info.get("uri").asText()).isEqualTo(base + PATH);
    assertThat(info.get("transport").asText()).isEqualTo("websocket");
    assertThat(info.get("peer").asText()).isEqualTo("127.0.0.1");
    assertThat(info.get("user-agent").asText()).isEqualTo("test/1");
    assertThat(info.get("traceparent").asText()).isEqualTo("00-ab");
    assertThat(info.get("x-one").asText()).isEqualTo("1");
    assertThat(info.get("admin").asBoolean()).isFalse();
    assertThat(info.toString()).doesNotContain("cookie", "secret", "authorization");
  }

  @Test
  void aPollForAnApplicationThatIsNotThereIsAnsweredWithoutJson() {
    HttpResponse<String> answer = browser.get("/neighbour/socket/longpoll?vsn=2.0.0");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-,                                                   -,       -",
        "first,                                               first,   -",
        "'second, first',                                     second,  -",
        "'first,second',                                      second,  -",
        "'other, first',                                      first,   -",
        "'phoenix, first',                                    phoenix, -",
        "'phoenix, base64url.bearer.phx.c2VjcmV0LXRva2Vu',    phoenix, secret-token",
        "'base64url.bearer.phx.w7bDvA, first',                first,   öü",
        "base64url.bearer.phx.c2VjcmV0LXRva2Vu,               -,       secret-token",
        "'phoenix, base64url.bearer.phx.YQ, base64url.bearer.phx.Yg', phoenix, -",
      })
  void aSubprotocolIsChosenAndMayCarryTheToken(String asked, String answered, String token) {
    Handshake handshake = new Handshake(base, PATH).header("Sec-WebSocket-Protocol", asked);
    try (PhoenixClient client = PhoenixClient.over(handshake.open())) {
      assertThat(client.raw().answer().status()).isEqualTo(101);
      assertThat(client.raw().answer().header("Sec-WebSocket-Protocol"))
          .isEqualTo(Optional.ofNullable(answered));
      assertThat(info(client).path("auth").asText(null)).isEqualTo(token);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "other,                                     403",
    "'other, FIRST',                            403",
    "'phoenix, base64url.bearer.phx.(nonsense', 400",
  })
  void aClientThatAsksForOthersIsRefused(String asked, int status) {
    Handshake handshake = new Handshake(base, PATH).header("Sec-WebSocket-Protocol", asked);
    try (RawWebSocketClient client = handshake.open()) {
      assertThat(client.answer().status()).isEqualTo(status);
    }
  }

  @Test
  void thePageMustBeOfTheSchemeHostAndPortOfTheRequest() {
    String own = base.getScheme() + "://" + base.getHost();
    assertThat(status(own + ":" + base.getPort())).isEqualTo(101);
    assertThat(status(own)).isEqualTo(403);
    assertThat(status("https://" + base.getHost() + ":" + base.getPort())).isEqualTo(403);
    assertThat(status("http://localhost:" + base.getPort())).isEqualTo(403);
  }

  @Test
  void aSerializerOfTheApplicationIsChosenByVersion() {
    try (RawWebSocketClient client = RawWebSocketClient.open(base, "/options/7/ws?vsn=3.1.0")) {
      client.sendText("1|1|options:a|phx_join|{}");
      assertThat(client.nextText()).startsWith("1|1|options:a|ok|{").contains("\"tenant\":\"7\"");
      client.sendText("1|2|options:a|any|{\"a\":\"|\"}");
      assertThat(client.nextText()).isEqualTo("1|2|options:a|ok|{\"a\":\"|\"}");
      client.sendText("nonsense"); // its decoder throws what it happens to throw
      assertThat(client.awaitClose()).isEqualTo(1011);
    }
  }

  @Test
  void theSessionIsSeenByAPageThatKnowsItsToken() {
    browser.get("/session/count");
    String token = browser.csrfToken();
    assertThat(count("&_csrf_token=" + token)).hasValue(1);
    assertThat(count("&_csrf_token=" + (token.startsWith("a") ? "b" : "a") + token.substring(1)))
        .isEmpty();
    assertThat(count("&_csrf_token=nonsense")).isEmpty();
    assertThat(count("")).isEmpty();
  }

  @Test
  void longPollsHaveTheSameOptions() {
    String token =
        browser.get("/options/7/lp?vsn=2.0.0").body().replaceAll(".*\"token\":\"([^\"]+).*", "$1");
    browser.postJson("/options/7/lp?token=" + token, "[\"1\",\"1\",\"options:a\",\"phx_join\",{}]");
    assertThat(browser.get("/options/7/lp?token=" + token).body())
        .contains("\\\"transport\\\":\\\"longpoll\\\"", "\\\"tenant\\\":\\\"7\\\"");
  }

  private Optional<Integer> count(String query) {
    Handshake handshake = new Handshake(base, PATH + query).header("Cookie", browser.cookie());
    JsonNode count = info(handshake).path("count");
    return count.isMissingNode() ? Optional.empty() : Optional.of(count.asInt());
  }

  private int status(String origin) {
    try (RawWebSocketClient client =
        new Handshake(base, PATH).header("Origin", origin).open()) {
      return client.answer().status();
    }
  }

  private static JsonNode info(Handshake handshake) {
    try (PhoenixClient client = PhoenixClient.over(handshake.open())) {
      return info(client);
    }
  }

  private static JsonNode info(PhoenixClient client) {
    client.send("['1','1','options:a','phx_join',{}]");
    return client.next().get(4).get("response");
  }
}
