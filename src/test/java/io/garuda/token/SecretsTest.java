package io.garuda.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.config.Config;
import io.garuda.config.ConfigException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretsTest {
  private static final String LONG = "a".repeat(32);
  private static final String OLDER = "b".repeat(32);
  private static final String SHORT = "short but secret";

  @Test
  void severalStandBetweenCommas() {
    Config config = Config.of(Map.of("garuda.secret", OLDER + ", " + LONG));
    assertThat(config.require(Secrets.KEY).all()).isEqualTo(List.of(OLDER, LONG));
  }

  @Test
  void shortOnesAreRefusedAndNotShown() {
    for (String given : List.of(SHORT, LONG + "," + SHORT, LONG + ",")) {
      assertThatThrownBy(() -> Config.of(Map.of("garuda.secret", given)).find(Secrets.KEY))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("at least 32 bytes")
          .hasMessageNotContaining(SHORT)
          .hasNoCause();
    }
    assertThatThrownBy(() -> Secrets.of(SHORT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("expected a secret of at least 32 bytes, got one of ")
        .hasMessageNotContaining(SHORT);
  }

  @Test
  void noneSaysHowToGiveOne() {
    assertThatThrownBy(() -> Secrets.none().all())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("GARUDA_SECRET")
        .hasMessageContaining("openssl rand");
  }

  @Test
  void noneIsPrinted() {
    assertThat(Secrets.of(LONG, OLDER)).hasToString("Secrets[2 hidden]");
  }
}
