package io.garuda.transport.crowded;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.channel.ScriptedApp;
import io.garuda.channel.SocketRuntime;
import io.garuda.testkit.ConnBuilder;
import io.garuda.testkit.ConnCase;
import io.garuda.testkit.TestConn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who finds no room is told so by HTTP, whatever transport it asks for. */
class CrowdedTest {
  private static final String ADA = "203.0.113.1";
  private static final String BOB = "203.0.113.2";

  @RegisterExtension
  final ConnCase conns = ConnCase.of(CrowdedEndpoint.class);

  @AfterEach
  void sendAllAway() {
    CrowdedEndpoint endpoint = conns.bean(CrowdedEndpoint.class);
    endpoint.disconnect("sockets");
    endpoint.resume();
    ScriptedApp.eventually(() -> conns.bean(SocketRuntime.class).metrics().getAdmitted() == 0);
  }

  private TestConn poll(String address, String user) {
    return conns.remoteIp(address).get("/socket/longpoll?vsn=2.0.0&user=" + user);
  }

  private TestConn upgrade(String address, String user) {
    ConnBuilder request = conns
        .remoteIp(address)
        .header("upgrade", "websocket")
        .header("connection", "upgrade")
        .header("sec-websocket-version", "13")
        .header("sec-websocket-key", "AAAAAAAAAAAAAAAAAAAAAA==");
    return request.get("/socket/websocket?vsn=2.0.0&user=" + user);
  }

  private static void assertAdmitted(TestConn conn) {
    assertThat(conn.jsonResponse(200).get("status").asInt()).isEqualTo(410);
  }

  private static void assertRefused(TestConn conn, int status) {
    assertThat(conn.response(status)).isEmpty();
    assertThat(conn.header("retry-after").map(Integer::parseInt))
        .hasValueSatisfying(seconds -> assertThat(seconds).isBetween(1, 10));
  }

  @Test
  void anAddressAboveItsQuota() {
    assertAdmitted(poll(ADA, "1"));
    assertAdmitted(poll(ADA, "2"));
    assertRefused(poll(ADA, "3"), 429);
    assertRefused(upgrade(ADA, "3"), 429);
    assertAdmitted(poll(BOB, "3"));
  }

  @Test
  void aUserAboveHisQuota() {
    assertAdmitted(poll(ADA, "1"));
    assertRefused(poll(BOB, "1"), 429);
    assertRefused(upgrade(BOB, "1"), 429);
    assertAdmitted(poll(BOB, "2"));
  }

  @Test
  void allAboveTheirs() {
    assertAdmitted(poll(ADA, "1"));
    assertAdmitted(poll(ADA, "2"));
    assertAdmitted(poll(BOB, "3"));
    assertRefused(poll(BOB, "4"), 503);
    assertRefused(upgrade("127.0.0.1", "4"), 503);
  }

  @Test
  void aSessionThatIsKnownGoesOn() {
    TestConn opened = poll(ADA, "1");
    String token = opened.jsonResponse(200).get("token").asText();
    assertAdmitted(poll(ADA, "2"));
    assertThat(conns
            .remoteIp(ADA)
            .body("application/x-ndjson", new byte[0])
            .post("/socket/longpoll?token=" + token)
            .jsonResponse(200)
            .get("status")
            .asInt())
        .isEqualTo(200);
  }

  @Test
  void allWhileClientsAreSentAway() {
    conns.bean(CrowdedEndpoint.class).drain();
    assertRefused(poll(ADA, "1"), 503);
    assertRefused(upgrade(ADA, "1"), 503);
    conns.bean(CrowdedEndpoint.class).resume();
    assertAdmitted(poll(ADA, "1"));
  }

  @Test
  void aConnectThatThrowsLeavesNothing() {
    for (int i = 0; i < 5; i++) {
      assertThat(poll(ADA, i + "&crash=1").status()).isEqualTo(500);
      assertThat(upgrade(ADA, i + "&crash=1").status()).isEqualTo(500);
    }
    assertAdmitted(poll(ADA, "1"));
  }
}
