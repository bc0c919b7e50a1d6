package io.garuda.protocol;

import static io.garuda.wire.Topics.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.contract.ContractExtension;
import io.garuda.wire.Handshake;
import io.garuda.wire.PhoenixClient;
import io.garuda.wire.RawWebSocketClient;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, who is refused before the upgrade, and with which serializer. */
@ExtendWith(ContractExtension.class)
class HandshakeIT {
  private static final String PATH = "/socket/websocket?vsn=2.0.0";

  private final URI base;

  HandshakeIT(URI base) {
    this.base = base;
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.0.0", "2.0.7", "2.0.0%2Bbuild.5"})
  void version2SpeaksArrays(String vsn) {
    try (PhoenixClient client =
        PhoenixClient.over(RawWebSocketClient.open(base, "/socket/websocket?vsn=" + vsn))) {
      client.heartbeat();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"?vsn=1.0.0", "?vsn=1.0.9", "", "?other=2.0.0"})
  void version1AndNoVersionSpeakObjects(String query) {
    try (RawWebSocketClient client = RawWebSocketClient.open(base, "/socket/websocket" + query)) {
      client.sendText(
          "{\"topic\":\"phoenix\",\"event\":\"heartbeat\",\"payload\":{},\"ref\":\"1\"}");
      assertThat(client.nextText())
          .contains("\"topic\":\"phoenix\"", "\"event\":\"phx_reply\"", "\"ref\":\"1\"")
          .contains("\"payload\":{\"status\":\"ok\",\"response\":{}}")
          .doesNotContain("join_ref");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vsn=2.1.0",
        "vsn=1.1.0",
        "vsn=3.0.0",
        "vsn=2",
        "vsn=2.0",
        "vsn=",
        "vsn=v2.0.0",
        "vsn=02.0.0",
        "vsn=abc",
        "vsn=2.0.0-rc.0",
        "vsn=99999999999999999999.0.0",
        "vsn%5B%5D=2.0.0",
      })
  void otherVersionsAreRefused(String query) {
    assertThat(status(new Handshake(base, "/socket/websocket?" + query))).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({"refuse=1, 403", "limit=1, 429"})
  void theApplicationRefusesBeforeTheUpgrade(String param, int status) {
    assertThat(status(new Handshake(base, PATH + "&" + param))).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "http://example.com,       101",
    "https://example.com:8443, 101",
    "http://127.0.0.1:9,       101",
    "http://evil.com,          403",
    "http://example.com.evil,  403",
    "http://EXAMPLE.com,       403",
    "null,                     403",
  })
  void anOriginMustBeOneOfTheMounts(String origin, int status) {
    assertThat(status(new Handshake(base, PATH).header("Origin", origin))).isEqualTo(status);
  }

  @Test
  void aClientWithoutAnOriginIsNoBrowserAndGetsIn() {
    assertThat(status(new Handshake(base, PATH))).isEqualTo(101);
  }

  @Test
  void whatIsNoUpgradeIsABadRequest() {
    assertThat(status(new Handshake(base, PATH).method("POST"))).isEqualTo(400);
    assertThat(status(new Handshake(base, PATH).header("Upgrade", null))).isEqualTo(400);
  }

  @Test
  void paramsReachTheApplication() {
    String topic = fresh("conf");
    try (PhoenixClient client = PhoenixClient.connect(base, "/socket", "user_id=%C5%BE+%26")) {
      String joinRef = client.join(topic);
      client.push(joinRef, topic, "tell", "{}");
      client.expect("['%s',null,'%s','secret',{'for':'ž &'}]", joinRef, topic);
    }
  }

  private static int status(Handshake handshake) {
    try (RawWebSocketClient client = handshake.open()) {
      return client.status();
    }
  }
}
