package io.garuda.plug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptEncodingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "gzip, deflate, br, zstd  | br",
        "gzip                     | gzip",
        "GZIP                     | gzip",
        "br;q=0.5, gzip;q=0.8     | gzip",
        "br;q=0.8 , gzip;q=0.8    | br",
        "br;q=0, gzip             | gzip",
        "*                        | br",
        "br;q=0, *                | gzip",
        "*;q=0                    | none",
        "identity                 | none",
        "identity, gzip           | gzip",
        "identity;q=0.9, gzip;q=0.5 | none",
        "gzip;q=x                 | none",
        "deflate                  | none",
        "''                       | none"
      })
  void theBestOfWhatThereIsIsChosen(String header, String expected) {
    assertThat(AcceptEncoding.choose(header, List.of("br", "gzip")).orElse(null))
        .isEqualTo(expected);
  }

  @Test
  void whatIsNotThereIsNotChosen() {
    assertThat(AcceptEncoding.choose("br", List.of())).isEmpty();
    assertThat(AcceptEncoding.choose("br, gzip;q=0.1", List.of("gzip"))).hasValue("gzip");
  }
}
