package io.garuda.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SerializersTest {
  private final Serializers standard = Serializers.standard();

  @Test
  void phoenixsVersionsAreSpokenByItsSerializers() {
    assertThat(standard.negotiate("2.0.0")).containsSame(V2JsonSerializer.INSTANCE);
    assertThat(standard.negotiate("2.0.12")).containsSame(V2JsonSerializer.INSTANCE);
    assertThat(standard.negotiate("1.0.0")).containsSame(V1JsonSerializer.INSTANCE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "2", "2.0", "2.1.0", "3.0.0", "2.0.01", "x2.0.0", "2.0.0 ", "2.0.99999999999"})
  void noOtherIsSpoken(String version) {
    assertThat(standard.negotiate(version)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "~> 2.0.0, 2.0.0,     true",
    "~> 2.0.0, 2.0.0-rc,  false",
    "~> 2.0.0, 2.0.1-rc,  true",
    "~> 2.0.0, 2.0.1+7,   true",
    "~> 2.0.3, 2.0.2,     false",
    "~> 2.1,   2.0.9,     false",
    "~> 2.1,   2.1.0,     true",
    "~> 2.1,   2.1.0-rc,  false",
    "~> 2.1,   2.7.1,     true",
    "~> 2.1,   3.0.0,     false",
    "2.0.1,    2.0.1,     true",
    "2.0.1,    2.0.2,     false",
    "== 2.0.1, 2.0.1-rc,  false",
  })
  void aRequirementMeansWhatItMeansInElixir(String versions, String version, boolean spoken) {
    Serializers some = Serializers.none().and(versions, V2JsonSerializer.INSTANCE);
    assertThat(some.negotiate(version).isPresent()).isEqualTo(spoken);
  }

  @Test
  void theFirstThatSpeaksAVersionIsChosen() {
    Serializers both = Serializers.none()
        .and("~> 2.0", V1JsonSerializer.INSTANCE)
        .and("~> 2.0.0", V2JsonSerializer.INSTANCE);
    assertThat(both.negotiate("2.0.0")).containsSame(V1JsonSerializer.INSTANCE);
    assertThat(both).hasToString("~> 2.0, ~> 2.0.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2.0", "~>2.0.0", "> 2.0.0", "~> 2", "two"})
  void whatIsNoRequirementIsRefusedAtOnce(String versions) {
    assertThatThrownBy(() -> standard.and(versions, V2JsonSerializer.INSTANCE))
        .hasMessageStartingWith("expected versions such as \"~> 2.0.0\"")
        .hasMessageEndingWith("got: \"" + versions + "\"");
  }
}
