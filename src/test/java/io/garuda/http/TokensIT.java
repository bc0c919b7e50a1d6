package io.garuda.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.contract.ContractExtension;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A token that a page shows, and that a socket asks for. */
@ExtendWith(ContractExtension.class)
class TokensIT {
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

  private int connect(String query) {
    return new ProxiedClient(base, "127.0.0.1")
        .connect("/tokens/socket/websocket?vsn=2.0.0" + query)
        .status();
  }
}
