package io.garuda.changeset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.param.Params;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What values of forms and of JSON become, by the type of their component. */
class CastTest {
  enum Status {
    OPEN,
    IN_PROGRESS
  }

  record Text(@Nullable String it) {}

  record Whole(@Nullable Integer it) {}

  record Wide(@Nullable Long it) {}

  record Floating(@Nullable Double it) {}

  record Decimal(@Nullable BigDecimal it) {}

  record Truth(@Nullable Boolean it) {}

  record Day(@Nullable LocalDate it) {}

  record Hour(@Nullable LocalTime it) {}

  record Local(@Nullable LocalDateTime it) {}

  record Moment(@Nullable Instant it) {}

  record Id(@Nullable UUID it) {}

  record Choice(@Nullable Status it) {}

  record Link(@Nullable URI it) {}

  record Texts(List<String> it) {}

  record Wholes(List<Integer> it) {}

  record Choices(List<Status> it) {}

  static List<Arguments> forms() {
    return List.of(
        good(Text.class, "it=+a+b+", "a b"),
        good(Text.class, "it=+", null),
        good(Text.class, "it=a&it=b", "b"),
        good(Text.class, "other=a", null),
        good(Whole.class, "it=42", 42),
        good(Whole.class, "it=+-7+", -7),
        good(Whole.class, "it=%2B7", 7),
        good(Whole.class, "it=", null),
        bad(Whole.class, "it=4.2", "is not a whole number"),
        bad(Whole.class, "it=4x", "is not a whole number"),
        bad(Whole.class, "it=-", "is not a whole number"),
        bad(Whole.class, "it=1e3", "is not a whole number"),
        bad(Whole.class, "it=2147483648", "is out of range"),
        bad(Whole.class, "it=" + "9".repeat(100_000), "is out of range"),
        good(Wide.class, "it=2147483648", 2_147_483_648L),
        bad(Wide.class, "it=9223372036854775808", "is out of range"),
        good(Floating.class, "it=1.5", 1.5),
        good(Floating.class, "it=-1e3", -1000.0),
        bad(Floating.class, "it=NaN", "is not a number"),
        bad(Floating.class, "it=0x1p3", "is not a number"),
        bad(Floating.class, "it=1d", "is not a number"),
        bad(Floating.class, "it=1e999", "is out of range"),
        good(Decimal.class, "it=12.50", new BigDecimal("12.50")),
        bad(Decimal.class, "it=12,50", "is not a number"),
        bad(Decimal.class, "it=1e999999", "is out of range"),
        bad(Decimal.class, "it=1e-999999", "is out of range"),
        good(Truth.class, "it=true", true),
        good(Truth.class, "it=on", true),
        good(Truth.class, "it=1", true),
        good(Truth.class, "it=false&it=true", true),
        good(Truth.class, "it=false", false),
        good(Truth.class, "it=off", false),
        good(Truth.class, "it=0", false),
        good(Truth.class, "", null),
        bad(Truth.class, "it=yes", "is invalid"),
        good(Day.class, "it=2026-02-28", LocalDate.of(2026, 2, 28)),
        bad(Day.class, "it=2026-02-30", "is not a date"),
        bad(Day.class, "it=28.2.2026", "is not a date"),
        good(Hour.class, "it=09:30", LocalTime.of(9, 30)),
        good(Hour.class, "it=09:30:15", LocalTime.of(9, 30, 15)),
        bad(Hour.class, "it=25:00", "is not a time"),
        good(Local.class, "it=2026-02-28T09:30", LocalDateTime.of(2026, 2, 28, 9, 30)),
        bad(Local.class, "it=2026-02-28", "is not a date and time"),
        good(Moment.class, "it=2026-02-28T09:30:00Z", Instant.parse("2026-02-28T09:30:00Z")),
        bad(Moment.class, "it=2026-02-28T09:30", "is not a date and time with a zone"),
        good(Id.class, "it=00000000-0000-0001-0000-00000000000A", new UUID(1, 10)),
        bad(Id.class, "it=1-1-1-1-1", "is invalid"),
        good(Choice.class, "it=in-progress", Status.IN_PROGRESS),
        good(Choice.class, "it=In_Progress", Status.IN_PROGRESS),
        good(Choice.class, "it=OPEN", Status.OPEN),
        bad(Choice.class, "it=closed", "is invalid"),
        good(Link.class, "it=https://example.com/a", URI.create("https://example.com/a")),
        bad(Link.class, "it=a+b", "is invalid"),
        good(Texts.class, "it=a&it=+b+", List.of("a", "b")),
        good(Texts.class, "it[]=a&it[]=b", List.of("a", "b")),
        good(Texts.class, "it=a&it[]=&it[]=b", List.of("a", "b")),
        good(Texts.class, "it[]=", List.of()),
        good(Texts.class, "", List.of()),
        good(Wholes.class, "it=1&it=2", List.of(1, 2)),
        bad(Wholes.class, "it=1&it=x&it=y", "is not a whole number"),
        good(Choices.class, "it=open&it=in-progress", List.of(Status.OPEN, Status.IN_PROGRESS)));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void aFormIsReadByTheTypeOfTheComponent(
      Class<? extends Record> type, String form, @Nullable Object value, @Nullable String error)
      throws ReflectiveOperationException {
    holds(Changeset.cast(type, Params.parse(form)), value, error);
  }

  static List<Arguments> json() {
    return List.of(
        good(Text.class, " a ", "a"),
        good(Text.class, 5, "5"),
        good(Text.class, new BigDecimal("1.50"), "1.50"),
        good(Text.class, null, null),
        bad(Text.class, true, "is invalid"),
        bad(Text.class, Map.of("a", "b"), "is invalid"),
        bad(Text.class, List.of("a"), "is invalid"),
        bad(Text.class, new byte[0], "is invalid"),
        good(Whole.class, 5, 5),
        good(Whole.class, 5L, 5),
        good(Whole.class, 5.0, 5),
        good(Whole.class, 1e3, 1000),
        good(Whole.class, "5", 5),
        bad(Whole.class, 1.5, "is not a whole number"),
        bad(Whole.class, true, "is not a whole number"),
        bad(Whole.class, Double.NaN, "is not a whole number"),
        bad(Whole.class, 5_000_000_000L, "is out of range"),
        bad(Whole.class, new BigDecimal("1e999999999"), "is out of range"),
        good(Wide.class, BigInteger.TEN, 10L),
        good(Floating.class, 5, 5.0),
        bad(Floating.class, Double.POSITIVE_INFINITY, "is not a number"),
        good(Decimal.class, 0.1, new BigDecimal("0.1")),
        bad(Decimal.class, new BigDecimal("1e-999999999"), "is out of range"),
        good(Truth.class, true, true),
        good(Truth.class, false, false),
        good(Truth.class, 1, true),
        good(Truth.class, "off", false),
        bad(Truth.class, 2, "is invalid"),
        good(Day.class, "2026-02-28", LocalDate.of(2026, 2, 28)),
        bad(Day.class, 20_260_228, "is not a date"),
        good(Choice.class, "in-progress", Status.IN_PROGRESS),
        bad(Choice.class, 1, "is invalid"),
        good(Texts.class, List.of("a", 1, " "), List.of("a", "1")),
        good(Texts.class, null, List.of()),
        bad(Texts.class, "a", "is invalid"),
        bad(Texts.class, List.of(List.of("a")), "is invalid"),
        bad(Texts.class, Arrays.asList("a", null), "is invalid"),
        good(Wholes.class, List.of(1, "2"), List.of(1, 2)),
        bad(Wholes.class, List.of(1, 2.5), "is not a whole number"));
  }

  @ParameterizedTest
  @MethodSource("json")
  void jsonIsReadByTheTypeOfTheComponent(
      Class<? extends Record> type,
      @Nullable Object json,
      @Nullable Object value,
      @Nullable String error)
      throws ReflectiveOperationException {
    holds(Changeset.cast(type, Collections.singletonMap("it", json)), value, error);
  }

  private static Arguments good(
      Class<? extends Record> type, @Nullable Object given, @Nullable Object value) {
    return Arguments.of(type, given, value, null);
  }

  private static Arguments bad(Class<? extends Record> type, @Nullable Object given, String error) {
    return Arguments.of(type, given, null, error);
  }

  private static void holds(
      Changeset<? extends Record> changes, @Nullable Object value, @Nullable String error)
      throws ReflectiveOperationException {
    if (error != null) {
      assertThat(changes.errors()).isEqualTo(Map.of("it", List.of(error)));
      return;
    }
    assertThat(changes.errors()).isEmpty();
    Record record = changes.value();
    assertThat(record.getClass().getDeclaredMethod("it").invoke(record)).isEqualTo(value);
  }

  record Primitive(String name, int age) {}

  record Raw(@SuppressWarnings("rawtypes") List it) {}

  record Nested(Text text) {}

  record Generic<A>(A it) {}

  record Of2(List<List<String>> it) {}

  enum Twins {
    A_B,
    a_b
  }

  record Alike(Twins it) {}

  @ParameterizedTest
  @ValueSource(classes = {Primitive.class, Raw.class, Nested.class, Generic.class, Of2.class})
  void aComponentOfAnotherTypeIsRefused(Class<? extends Record> type) {
    assertThatThrownBy(() -> Changeset.cast(type, Params.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("expected a component of type String, Integer, Long, Double,")
        .hasMessageContaining("of " + type.getName());
  }

  @Test
  void aPrimitiveIsToldItsClass() {
    assertThatThrownBy(() -> Changeset.cast(Primitive.class, Params.empty()))
        .hasMessageContaining("got: int age of " + Primitive.class.getName())
        .hasMessageContaining("take the class in its place");
  }

  @Test
  void constantsThatInputCannotTellApartAreRefused() {
    assertThatThrownBy(() -> Changeset.cast(Alike.class, Params.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("got: [A_B, a_b] of " + Twins.class.getName());
  }
}
