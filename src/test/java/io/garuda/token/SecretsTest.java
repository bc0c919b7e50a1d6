package io.garuda.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretsTest {
  private static final String LONG = "a".repeat(32);
  private static final String OLDER = "b".repeat(32);
  private static final String SHORT = "short but secret";

  @Test
  void thePropertyIsReadBeforeTheEnvironment() {
    Map<String, String> property = Map.of("garuda.secret", LONG);
    Map<String, String> variable = Map.of("GARUDA_SECRET", OLDER + ", " + LONG);
    assertThat(Secrets.read(property::get, variable::get).all()).isEqualTo(List.of(LONG));
    assertThat(Secrets.read(name -> null, variable::get).all()).isEqualTo(List.of(OLDER, LONG));
    assertThat(Secrets.read(name -> null, name -> null).isEmpty()).isTrue();
  }

  @Test
  void shortOnesAreRefusedAndNotShown() {
    for (Map<String, String> given : List.of(
        Map.of("garuda.secret", SHORT),
        Map.of("garuda.secret", LONG + "," + SHORT),
        Map.of("garuda.secret", LONG + ","))) {
      assertThatThrownBy(() -> Secrets.read(given::get, given::get))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("expected a secret of at least 32 bytes, got one of ")
          .hasMessageNotContaining(SHORT);
    }
    assertThatThrownBy(() -> Secrets.of(SHORT)).isInstanceOf(IllegalArgumentException.class);
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
