package io.garuda.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.garuda.contract.ContractExtension;
import io.garuda.wire.PhoenixClient;
import io.garuda.wire.Received;
import io.garuda.wire.Topics;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A token that a page shows, and that a socket asks for. */
@ExtendWith(ContractExtension.class)
class TokensIT {
  private static final String MOUNT = "/tokens/socket";

  private final URI base;

  TokensIT(URI base) {
    this.base = base;
  }

  @Test
  void aSocketKnowsWhoThePageWasFor() {
    String token = new Browser(base).get("/token?user=7").body();
    assertThat(connect("&token=" + token)).isEqualTo(101);
    assertThat(connect("&token=" + token.substring(1))).isEqualTo(403);
    assertThat(connect("&token=" + token + "A")).isEqualTo(403);
    assertThat(connect("&token=")).isEqualTo(403);
    assertThat(connect("")).isEqualTo(403);
  }

  private String token(int seconds) {
    return new Browser(base).get("/token?user=7&seconds=" + seconds).body();
  }

  @Test
  void aSocketClosesWithinASecondOfItsTokensEnd() {
    try (PhoenixClient client = PhoenixClient.connect(base, MOUNT, "token=" + token(2))) {
      long connected = System.nanoTime();
      client.expect("[null,null,'phoenix','token_expiring',{'seconds_left':0}]");
      Received close = client.raw().next();
      assertThat(close.closeCode()).isEqualTo(4401);
      assertThat(close.closeReason()).isEqualTo("token expired");
      assertThat(System.nanoTime() - connected).isBetween(1_000_000_000L, 3_000_000_000L);
    }
  }

  @Test
  void aRefreshedTokenKeepsTheChannelsAndLosesNoMessage() {
    try (PhoenixClient client = PhoenixClient.connect(base, MOUNT, "token=" + token(3))) {
      String newer = token(3600);
      String topic = Topics.fresh("conf");
      String join = client.join(topic);
      long end = System.nanoTime() + 4_000_000_000L;
      boolean refreshed = false;
      while (System.nanoTime() < end) {
        String ref = client.push(join, topic, "echo", "{'n':1}");
        JsonNode answer = client.next();
        if (answer.get(3).asText().equals("token_expiring")) {
          client.send("[null,'r','phoenix','access_token',{'access_token':'%s'}]", newer);
          answer = client.next();
        }
        if (answer.get(2).asText().equals("phoenix")) {
          assertThat(answer.get(4).get("status").asText()).isEqualTo("ok");
          refreshed = true;
          answer = client.next();
        }
        if (answer.get(2).asText().equals("phoenix")) {
          assertThat(answer.get(4).get("status").asText()).isEqualTo("ok");
          refreshed = true;
          answer = client.next();
        }
        assertThat(answer.get(1).asText()).isEqualTo(ref);
      }
      assertThat(refreshed).isTrue();
    }
  }

  private int connect(String query) {
    return new ProxiedClient(base, "127.0.0.1")
        .connect("/tokens/socket/websocket?vsn=2.0.0" + query)
        .status();
  }
}
