package io.garuda.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.health.HealthReport.Found;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HealthReportTest {
  private static String json(Found... checks) {
    return new String(new HealthReport(List.of(checks)).json(), StandardCharsets.UTF_8);
  }

  @Test
  void withoutChecksItIsUp() {
    assertThat(json()).isEqualTo("{\"status\":\"UP\",\"checks\":[]}");
  }

  @Test
  void oneThatIsDownTakesAllDown() {
    assertThat(json(
            new Found("database", Health.down("no \"wire\"").with("pool", 3)),
            new Found("disk", Health.up())))
        .isEqualTo("{\"status\":\"DOWN\",\"checks\":["
            + "{\"name\":\"database\",\"status\":\"DOWN\","
            + "\"data\":{\"reason\":\"no \\\"wire\\\"\",\"pool\":3}},"
            + "{\"name\":\"disk\",\"status\":\"UP\"}]}");
  }

  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of("a", "\"a\""),
        Arguments.of(true, "true"),
        Arguments.of(-7, "-7"),
        Arguments.of(1L << 60, "1152921504606846976"),
        Arguments.of(new AtomicLong(5), "5"),
        Arguments.of(0.25, "0.25"),
        Arguments.of(1e300, "1.0E300"),
        Arguments.of(new BigDecimal("1E+3"), "1E+3"),
        Arguments.of(Double.NaN, "\"NaN\""));
  }

  @ParameterizedTest
  @MethodSource("values")
  void valuesAreJson(Object value, String json) {
    assertThat(json(new Found("a", Health.up().with("v", value)))).contains("\"v\":" + json + "}");
  }

  @Test
  void otherValuesAreRefused() {
    assertThatThrownBy(() -> Health.up().with("hosts", List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("expected a text, a number or a boolean as \"hosts\"");
  }
}
