package io.garuda.changeset;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Holds against random records that what an edit form shows is read as the same record again. */
class RoundTripPropertyTest {
  enum Status {
    OPEN,
    IN_PROGRESS,
    Closed
  }

  record All(
      @Nullable String text,
      @Nullable Integer whole,
      @Nullable Long wide,
      @Nullable Double floating,
      @Nullable BigDecimal decimal,
      @Nullable Boolean truth,
      @Nullable LocalDate day,
      @Nullable LocalTime hour,
      @Nullable LocalDateTime local,
      @Nullable Instant moment,
      @Nullable UUID id,
      @Nullable Status status,
      @Nullable URI link,
      List<String> texts,
      List<BigDecimal> decimals,
      List<Status> statuses) {}

  private Random random = new Random();

  @Test
  void whatIsShownIsReadAsTheSameRecord() {
    for (long seed = 0; seed < 2_000; seed++) {
      random = new Random(seed);
      All all = any();
      Changeset<All> again = Changeset.cast(All.class, Changeset.of(all).params());
      assertThat(again.errors()).as("seed %d", seed).isEmpty();
      assertThat(again.value()).as("seed %d", seed).isEqualTo(all);
      assertThat(Changeset.of(again.value()).params())
          .as("seed %d", seed)
          .isEqualTo(Changeset.of(all).params());
    }
  }

  private All any() {
    return new All(
        maybe(RoundTripPropertyTest::text),
        maybe(Random::nextInt),
        maybe(Random::nextLong),
        maybe(RoundTripPropertyTest::floating),
        maybe(RoundTripPropertyTest::decimal),
        maybe(Random::nextBoolean),
        maybe(r -> LocalDate.ofEpochDay(r.nextInt(10_000_000) - 5_000_000)),
        maybe(RoundTripPropertyTest::hour),
        maybe(r -> LocalDate.ofEpochDay(r.nextInt(40_000)).atTime(hour(r))),
        maybe(r -> Instant.ofEpochSecond(r.nextInt(), r.nextInt(1_000_000_000))),
        maybe(r -> new UUID(r.nextLong(), r.nextLong())),
        maybe(RoundTripPropertyTest::status),
        maybe(
            r -> URI.create("https://example.com/" + Integer.toHexString(r.nextInt()) + "?a=%20")),
        several(RoundTripPropertyTest::text),
        several(RoundTripPropertyTest::decimal),
        several(RoundTripPropertyTest::status));
  }

  private <V> @Nullable V maybe(Function<Random, V> value) {
    return random.nextInt(4) == 0 ? null : value.apply(random);
  }

  private <V> List<V> several(Function<Random, V> value) {
    List<V> all = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      all.add(value.apply(random));
    }
    return all;
  }

  /** No space at its ends: that is taken away from what is sent. */
  private static String text(Random random) {
    String signs = "aZ09 &=+%[]\"'<>\u00e4\u20ac\n\t-_";
    StringBuilder text = new StringBuilder("x");
    for (int i = random.nextInt(10); i > 0; i--) {
      text.append(signs.charAt(random.nextInt(signs.length())));
    }
    return text.append('.').toString();
  }

  private static Double floating(Random random) {
    double number = Double.longBitsToDouble(random.nextLong());
    return Double.isFinite(number) ? number : -0.0;
  }

  private static BigDecimal decimal(Random random) {
    return new BigDecimal(new BigInteger(random.nextInt(200), random), random.nextInt(1_900) - 900);
  }

  private static LocalTime hour(Random random) {
    LocalTime time = LocalTime.ofSecondOfDay(random.nextInt(86_400));
    return random.nextBoolean() ? time : time.withSecond(0).withNano(random.nextInt(1_000_000_000));
  }

  private static Status status(Random random) {
    return Status.values()[random.nextInt(Status.values().length)];
  }
}
