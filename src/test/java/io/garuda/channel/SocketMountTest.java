package io.garuda.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SocketMountTest {
  private static URI to(String host) {
    return URI.create("http://" + host + ":4000/socket/websocket");
  }

  private final SocketMount mount = SocketMount.at("/socket", ScriptedApp.ScriptedSocket.class);

  @ParameterizedTest
  @CsvSource({
    "//example.com,     http://example.com,       true",
    "//example.com,     https://example.com:8443, true",
    "//example.com,     http://example.org,       false",
    "//example.com,     http://www.example.com,   false",
    "//example.com,     http://notexample.com,    false",
    "//example.com,     http://example.com.evil,  false",
    "//example.com,     http://EXAMPLE.com,       false",
    "https://a.com,     https://a.com,            true",
    "https://a.com,     http://a.com,             false",
    "//b.com:888,       http://b.com:888,         true",
    "//b.com:888,       https://b.com:888,        true",
    "//b.com:888,       http://b.com,             false",
    "//b.com:80,        http://b.com,             true",
    "//b.com:443,       https://b.com,            true",
    "//b.com:443,       http://b.com,             false",
    "https://d.com:444, https://d.com:444,        true",
    "https://d.com:444, http://d.com:444,         false",
    "//*.c.com,         http://www.c.com,         true",
    "//*.c.com,         http://a.b.c.com:81,      true",
    "//*.c.com,         http://c.com,             true",
    "https://d.com,     https://d.com,            true",
    "https://d.com,     https://d.com:8443,       false",
    "//*.c.com,         http://xc.com,            false",
    "//*.c.com,         http://c.com.evil,        false",
    "//[::1]:4000,      http://[::1]:4000,        true",
    "//[::1],           http://[::1]:4000,        true",
    "//example.com,     null,                     false",
    "//example.com,     example.com,              false",
    "//example.com,     'http://exa mple.com',    false",
    "//example.com,     http://example.com@evil.org, false",
    "//example.com,     '',                       false",
  })
  void anOriginIsAllowedByHostAndBySchemeAndPortIfGiven(
      String pattern, String origin, boolean allowed) {
    assertThat(mount.checkOrigin(pattern).allowsOrigin(origin, to("localhost"))).isEqualTo(allowed);
  }

  @Test
  void withoutAListTheRequestsOwnHostIsAllowed() {
    assertThat(mount.allowsOrigin("http://localhost:4000", to("localhost"))).isTrue();
    assertThat(mount.allowsOrigin("https://localhost", to("localhost"))).isTrue();
    assertThat(mount.allowsOrigin("http://[::1]:4000", to("[::1]"))).isTrue();
    assertThat(mount.allowsOrigin("http://evil.org", to("localhost"))).isFalse();
    assertThat(mount.checkOrigin("//example.com").allowsOrigin("http://localhost", to("localhost")))
        .isFalse();
  }

  @Test
  void oneOfSeveralOriginsIsEnough() {
    SocketMount several = mount.checkOrigin("//example.com", "//b.com:888");
    assertThat(several.allowsOrigin("http://b.com:888", to("localhost"))).isTrue();
    assertThat(several.allowsOrigin("http://c.com", to("localhost"))).isFalse();
  }

  @Test
  void everyOriginIsAllowedWhereNoneIsChecked() {
    assertThat(mount.allowAnyOrigin().allowsOrigin("null", to("localhost"))).isTrue();
    assertThat(mount.allowAnyOrigin().checkOrigin("//a.com").allowsOrigin("null", to("localhost")))
        .isFalse();
  }

  @Test
  void theRequestsOwnOriginIsComparedWholeIfAskedFor() {
    SocketMount own = mount.checkOriginOfRequest();
    URI https = URI.create("https://a.com/socket/websocket");
    assertThat(own.allowsOrigin("https://a.com", https)).isTrue();
    assertThat(own.allowsOrigin("https://a.com:443", https)).isTrue();
    assertThat(own.allowsOrigin("http://a.com:443", https)).isFalse();
    assertThat(own.allowsOrigin("https://a.com:444", https)).isFalse();
    assertThat(own.allowsOrigin("https://b.com", https)).isFalse();
    assertThat(own.allowsOrigin("null", https)).isFalse();
  }

  @Test
  void theApplicationMayDecideItself() {
    SocketMount asked = mount.checkOrigin(origin -> origin.getHost().endsWith(".a.com"));
    assertThat(asked.allowsOrigin("http://x.a.com", to("localhost"))).isTrue();
    assertThat(asked.allowsOrigin("http://a.com", to("localhost"))).isFalse();
    assertThat(asked.allowsOrigin("null", to("localhost"))).isFalse();
  }

  @Test
  void theSessionIsProtectedByTheOriginOrByTheToken() {
    assertThat(mount.checksCsrf()).isTrue();
    assertThat(mount.withoutCsrfCheck().checksCsrf()).isFalse();
    assertThat(mount.allowAnyOrigin().checksCsrf()).isTrue();
    for (Supplier<SocketMount> open : List.<Supplier<SocketMount>>of(
        () -> mount.withoutCsrfCheck().allowAnyOrigin(),
        () -> mount.allowAnyOrigin().withoutCsrfCheck())) {
      assertThatThrownBy(open::get)
          .hasMessageStartingWith("expected a check of the origin or of the CSRF token at");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"example.com", "", "//", "https://", "//a.com/path", "//a.com:port"})
  void whatIsNoOriginIsRefusedAtOnce(String pattern) {
    assertThatThrownBy(() -> mount.checkOrigin(pattern))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected an origin")
        .hasMessageContaining("got: \"" + pattern + "\"");
  }

  @Test
  void aMountIsCheckedWhenItIsMade() {
    for (String path : new String[] {"socket", "/socket/", "", "/"}) {
      assertThatThrownBy(() -> SocketMount.at(path, ScriptedApp.ScriptedSocket.class))
          .hasMessage(
              "expected a path such as \"/socket\" or \"/socket/{tenant}\", got: \"" + path + "\"");
    }
    assertThatThrownBy(() -> mount.timeout(Duration.ZERO)).hasMessageContaining("above zero");
    assertThatThrownBy(() -> mount.longPollWindow(Duration.ZERO))
        .hasMessageContaining("above zero");
    for (String path : new String[] {"ws", "/ws/", "/{a", "/a b", "/*"}) {
      assertThatThrownBy(() -> mount.websocketPath(path)).hasMessageContaining("expected a path");
    }
    assertThatThrownBy(() -> mount.subprotocols("a b")).hasMessageContaining("a subprotocol");
    assertThatThrownBy(() -> mount.checkOrigin()).hasMessageContaining("at least one origin");
  }

  @Test
  void eachOptionKeepsTheOthers() {
    SocketMount all = mount
        .timeout(Duration.ofSeconds(1))
        .checkOrigin("//a.com")
        .limits(limits -> limits.maxMessageBytes(2).maxChannels(3))
        .limits(limits -> limits.joinTimeout(Duration.ofSeconds(4)))
        .longPoll()
        .longPollWindow(Duration.ofSeconds(5))
        .subprotocols("a", "b")
        .authToken()
        .compress();
    assertThat(all.timeout()).isEqualTo(Duration.ofSeconds(1));
    assertThat(all.allowedOrigins()).isEqualTo("//a.com");
    assertThat(all.limits().maxMessageBytes()).isEqualTo(2);
    assertThat(all.limits().maxChannels()).isEqualTo(3);
    assertThat(all.limits().joinTimeout()).isEqualTo(Duration.ofSeconds(4));
    assertThat(all.longPollWindow()).isEqualTo(Duration.ofSeconds(5));
    assertThat(all.subprotocols()).containsExactly("a", "b");
    assertThat(all.readsAuthToken()).isTrue();
    assertThat(all.compresses()).isTrue();
    assertThat(all.path()).isEqualTo("/socket");
    assertThat(all.websocket()).hasValue("/socket/websocket");
    assertThat(all.longPolling()).hasValue("/socket/longpoll");
    assertThat(all.withoutWebSocket().websocket()).isEmpty();
    assertThat(mount.longPolling()).isEmpty();
  }
}
