package io.garuda.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClockTest {
  private static Clock a(long... numbers) {
    Clock clock = new Clock();
    for (long number : numbers) {
      clock.add(new Dot("a", number));
    }
    return clock;
  }

  @Test
  void aGapIsClosedByWhatWasMissing() {
    Clock clock = a(1, 3, 4);
    assertThat(clock.upTo("a")).isEqualTo(1);
    clock.add(new Dot("a", 2));
    assertThat(clock.upTo("a")).isEqualTo(4);
    assertThat(clock).isEqualTo(a(4, 3, 2, 1, 1));
  }

  @Test
  void holdsWhatWasAddedAndNothingElse() {
    Clock clock = a(1, 3);
    assertThat(clock.contains(new Dot("a", 1))).isTrue();
    assertThat(clock.contains(new Dot("a", 2))).isFalse();
    assertThat(clock.contains(new Dot("a", 3))).isTrue();
    assertThat(clock.contains(new Dot("b", 1))).isFalse();
  }

  @Test
  void aClockAddedToAnotherClosesItsGaps() {
    Clock clock = a(3, 5);
    clock.add(a(1, 2, 4));
    assertThat(clock.upTo("a")).isEqualTo(5);
    Clock single = a(5, 7);
    single.add(a(1, 2, 3, 4, 5, 6));
    assertThat(single).isEqualTo(a(1, 2, 3, 4, 5, 6, 7));
  }

  @Test
  void dominatesWhoHasSeenAllThatTheOtherSaw() {
    assertThat(a(1, 2).dominates(a(1, 2))).isTrue();
    assertThat(a(1, 2).dominates(a(2))).isTrue();
    assertThat(a(1, 2).dominates(a(3))).isFalse();
    assertThat(new Clock().dominates(a(1))).isFalse();
    assertThat(a(1).dominates(Clock.of(new Dot("b", 1)))).isFalse();
  }
}
