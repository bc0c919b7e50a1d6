package io.garuda.presence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
  @ParameterizedTest
  @CsvSource({"0, 0", "16, 0", "17, 50", "500, 50", "1000, 100", "15000, 1500", "1000000, 1500"})
  void aTopicRestsTheLongerTheMoreSubscribersItHas(int subscribers, long millis) {
    assertThat(Pace.after(subscribers)).hasMillis(millis);
  }
}
