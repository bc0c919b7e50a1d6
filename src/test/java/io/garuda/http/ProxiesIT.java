package io.garuda.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.contract.ContractExtension;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the application sees and answers behind a proxy that it trusts, and behind one it does not. */
@ExtendWith(ContractExtension.class)
class ProxiesIT {
  private static final String[] CLAIMS = {
    "X-Forwarded-For: 9.9.9.9, 203.0.113.7",
    "X-Forwarded-Proto: https",
    "X-Forwarded-Host: chat.example.com",
  };
  private static final String SOCKET = "/proxied/socket/websocket?vsn=2.0.0";

  private final URI base;
  private final ProxiedClient proxy;
  private final ProxiedClient stranger;

  ProxiesIT(URI base) {
    this.base = base;
    this.proxy = new ProxiedClient(base, "127.0.0.2");
    this.stranger = new ProxiedClient(base, "127.0.0.1");
  }

  @Test
  void actionsSeeTheClient() {
    assertThat(proxy.get("/proxied/seen", CLAIMS).body())
        .isEqualTo("203.0.113.7 https chat.example.com 443 203.0.113.7 0 true"
            + " https://chat.example.com" + base.getPath() + "/proxied/seen");
  }

  @Test
  void actionsSeeTheClientThatForwardedNames() {
    assertThat(proxy
            .get(
                "/proxied/seen",
                "Forwarded: for=9.9.9.9;x=\"",
                "Forwarded: for=\"[2001:db8::7]:4711\";proto=https;host=\"a.com:8443\"")
            .body())
        .isEqualTo("2001:db8:0:0:0:0:0:7 https a.com 8443 2001:db8:0:0:0:0:0:7 4711 true"
            + " https://a.com:8443" + base.getPath() + "/proxied/seen");
  }

  @ParameterizedTest
  @CsvSource({
    "a.com,       https, '',   https://a.com",
    "a.com:8443,  https, '',   https://a.com:8443",
    "a.com,       http,  '',   http://a.com",
    "a.com,       https, 8443, https://a.com:8443",
    "a.com:81,    https, 8443, https://a.com:8443",
    "[::1],       https, '',   https://[::1]",
    "[::1]:8443,  https, '',   https://[::1]:8443",
  })
  void theHostThatWasAskedForIsThatOfTheHostHeader(
      String host, String proto, String port, String origin) {
    String seen = proxy
        .get(
            "/proxied/uri?q=1",
            "Host: " + host,
            "X-Forwarded-Proto: " + proto,
            "X-Forwarded-Port: " + port)
        .body();
    assertThat(seen)
        .isEqualTo(origin + base.getPath() + "/proxied/uri?q=1 " + origin + base.getPath() + "/");
  }

  @Test
  void redirectsLeadToWhereTheClientCameFrom() {
    String items = "https://chat.example.com" + base.getPath() + "/items";
    assertThat(proxy.get("/proxied/away", CLAIMS).header("Location")).containsExactly(items);
    assertThat(proxy.get("/proxied/sent", CLAIMS).header("Location")).containsExactly(items);
  }

  @ParameterizedTest
  @CsvSource({
    "https://chat.example.com, 101",
    "https://evil.com,         403",
  })
  void theOriginOfAWebSocketIsComparedWithTheHostThatTheClientAskedFor(String origin, int status) {
    assertThat(connect(proxy, "Origin: " + origin).status()).isEqualTo(status);
    assertThat(connect(stranger, "Origin: " + origin).status()).isEqualTo(403);
  }

  @Test
  void connectSeesTheClient() {
    ProxiedClient.Answer upgraded = connect(proxy, "Origin: https://chat.example.com");
    String cookie = upgraded.header("Set-Cookie").get(0).split(";", -1)[0];
    assertThat(stranger.get("/proxied/seen-by-socket", "Cookie: " + cookie).body())
        .startsWith("203.0.113.7 https://chat.example.com" + base.getPath() + "/proxied/socket");
  }

  @ParameterizedTest
  @ValueSource(strings = {SOCKET, SOCKET + "&refuse=1"})
  void aHandshakesSessionCookieIsSecureIfTheClientsConnectionIs(String path) {
    assertThat(sessionCookie(proxy.connect(path, CLAIMS))).containsOnlyOnce("; Secure");
    assertThat(sessionCookie(proxy.connect(path, "X-Forwarded-Proto: wss")))
        .containsOnlyOnce("; Secure");
    assertThat(sessionCookie(proxy.connect(path, "X-Forwarded-Proto: http")))
        .doesNotContain("Secure");
    assertThat(sessionCookie(stranger.connect(path, CLAIMS))).doesNotContain("Secure");
  }

  @Test
  void aClientThatPollsIsSeenAsOneThatConnects() {
    String path = "/proxied/socket/longpoll?vsn=2.0.0";
    String origin = "Origin: https://chat.example.com";
    ProxiedClient.Answer opened = proxy.get(path, CLAIMS[0], CLAIMS[1], CLAIMS[2], origin);
    assertThat(opened.body()).contains("\"status\":410", "\"token\"");
    String cookie = sessionCookie(opened);
    assertThat(cookie).containsOnlyOnce("; Secure");
    assertThat(stranger
            .get("/proxied/seen-by-socket", "Cookie: " + cookie.split(";", -1)[0])
            .body())
        .startsWith("203.0.113.7 https://chat.example.com" + base.getPath() + "/proxied/socket");
    assertThat(stranger.get(path, CLAIMS[0], CLAIMS[1], CLAIMS[2], origin).body())
        .contains("\"status\":403");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/session/count", "/proxied/late"})
  void aSessionsCookieIsSecureIfTheClientsConnectionIs(String path) {
    assertThat(sessionCookie(proxy.get(path, CLAIMS))).containsOnlyOnce("; Secure");
    assertThat(sessionCookie(proxy.get(path, "X-Forwarded-Proto: http"))).doesNotContain("Secure");
    assertThat(sessionCookie(proxy.get(path))).doesNotContain("Secure");
    assertThat(sessionCookie(stranger.get(path, CLAIMS))).doesNotContain("Secure");
  }

  @Test
  void otherCookiesStayAsTheyAre() {
    assertThat(proxy.get("/proxied/late", CLAIMS).header("Set-Cookie"))
        .hasSize(2)
        .contains("own=1");
  }

  @Test
  void aStrangerIsSeenAsItCame() {
    String[] all = {CLAIMS[0], CLAIMS[1], CLAIMS[2], "Forwarded: for=127.0.0.2;proto=https"};
    assertThat(stranger.get("/proxied/seen", all).body()).startsWith("127.0.0.1 http 127.0.0.1 ");
  }

  @Test
  void aProxyThatSendsBothFamiliesIsSeenAsItCame() {
    String[] all = {CLAIMS[0], CLAIMS[1], CLAIMS[2], "Forwarded: for=1.1.1.1;proto=https"};
    assertThat(proxy.get("/proxied/seen", all).body()).startsWith("127.0.0.2 http 127.0.0.1 ");
  }

  @Test
  void badValuesAreIgnoredEachAlone() {
    assertThat(proxy
            .get(
                "/proxied/seen",
                "X-Forwarded-For: <script>",
                "X-Forwarded-Proto: javascript",
                "X-Forwarded-Host: a.com/evil?",
                "X-Forwarded-Port: 443")
            .body())
        .startsWith("127.0.0.2 http 127.0.0.1 443 127.0.0.2 ");
  }

  private static ProxiedClient.Answer connect(ProxiedClient client, String origin) {
    return client.connect(SOCKET, CLAIMS[0], CLAIMS[1], CLAIMS[2], origin);
  }

  private static String sessionCookie(ProxiedClient.Answer answer) {
    List<String> cookies = answer.header("Set-Cookie").stream()
        .filter(cookie -> cookie.startsWith("JSESSIONID="))
        .toList();
    assertThat(cookies).as("%s", answer).hasSize(1);
    return cookies.get(0);
  }
}
