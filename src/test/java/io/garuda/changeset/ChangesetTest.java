package io.garuda.changeset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.param.InvalidParamsException;
import io.garuda.param.Params;
import io.garuda.view.Form;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChangesetTest {
  record Booking(
      @NotBlank @Size(max = 5) @Nullable String name,
      @NotNull @Min(1) Integer seats,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Size(max = 2) List<@Size(max = 3) String> tags) {
    @AssertTrue(message = "must be after from")
    boolean isTo() {
      return from == null || to == null || to.isAfter(from);
    }
  }

  private final Locale locale = Locale.getDefault();

  @BeforeEach
  void speakEnglish() {
    Locale.setDefault(Locale.ENGLISH);
  }

  @AfterEach
  void speakAsBefore() {
    Locale.setDefault(locale);
  }

  static List<Arguments> bookings() {
    return List.of(
        Arguments.of("name=Ada&seats=2", Map.of()),
        Arguments.of(
            "name=+&seats=0",
            Map.of(
                "name", List.of("must not be blank"),
                "seats", List.of("must be greater than or equal to 1"))),
        Arguments.of(
            "", Map.of("name", List.of("must not be blank"), "seats", List.of("must not be null"))),
        Arguments.of("name=Ada&seats=two", Map.of("seats", List.of("is not a whole number"))),
        Arguments.of(
            "name=Augusta&seats=x&from=y",
            Map.of(
                "name", List.of("size must be between 0 and 5"),
                "seats", List.of("is not a whole number"),
                "from", List.of("is not a date"))),
        Arguments.of(
            "name=Ada&seats=1&tags=a&tags=long&tags=longer",
            Map.of(
                "tags",
                List.of(
                    "size must be between 0 and 2",
                    "size must be between 0 and 3",
                    "size must be between 0 and 3"))),
        Arguments.of(
            "name=Ada&seats=1&from=2026-01-02&to=2026-01-01",
            Map.of("to", List.of("must be after from"))));
  }

  @ParameterizedTest
  @MethodSource("bookings")
  void whatDoesNotConvertAndWhatBreaksConstraintsIsToldByComponent(
      String form, Map<String, List<String>> errors) {
    assertThat(Changeset.cast(Booking.class, Params.parse(form)).errors()).isEqualTo(errors);
  }

  private static Changeset<Booking> cast(String form) {
    return Changeset.cast(Booking.class, Params.parse(form));
  }

  @Test
  void errorsStandInTheOrderOfTheComponents() {
    assertThat(cast("tags=long&seats=x").errors().keySet())
        .containsExactly("name", "seats", "tags");
  }

  @Test
  void aValidOneHasTheRecord() {
    Changeset<Booking> changes = cast("name=+Ada+&seats=2&tags=a");
    Booking booking = new Booking("Ada", 2, null, null, List.of("a"));
    assertThat(changes.valid()).isTrue();
    assertThat(changes.value()).isEqualTo(booking);
    assertThat(changes.require()).isEqualTo(booking);
  }

  @Test
  void anInvalidOneHasNoneAndSaysWhy() {
    Changeset<Booking> changes = cast("name=Ada&seats=0");
    assertThat(changes.valid()).isFalse();
    assertThatThrownBy(changes::value)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("expected a valid Booking, got: {seats=[must be greater than");
    assertThatThrownBy(changes::require)
        .isInstanceOfSatisfying(
            InvalidParamsException.class,
            invalid -> assertThat(invalid.errors()).isEqualTo(changes.errors()));
  }

  @Test
  void aMessageMoreMakesAnInvalidCopy() {
    Changeset<Booking> valid = cast("name=Ada&seats=2");
    Changeset<Booking> taken =
        valid.error("name", "has already been taken").error("name", "is odd");
    assertThat(valid.valid()).isTrue();
    assertThat(taken.errors())
        .isEqualTo(Map.of("name", List.of("has already been taken", "is odd")));
    assertThatThrownBy(taken::value).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void errorsCannotBeChanged() {
    Map<String, List<String>> errors = cast("").errors();
    assertThatThrownBy(errors::clear).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> errors.values().iterator().next().add("x"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void noValueIsShownAsText() {
    assertThat(cast("name=secret&seats=2")).hasToString("Changeset[Booking, errors at name]");
    assertThat(cast("name=Ada&seats=2")).hasToString("Changeset[Booking, valid]");
  }

  @Test
  void aFormShowsWhatWasSentAndWhatIsWrong() {
    Form form = Form.of("booking", cast("name=Ada&seats=two&tags[]=a&tags[]=long"));
    assertThat(form.valid()).isFalse();
    assertThat(form.field("name").value()).isEqualTo("Ada");
    assertThat(form.field("seats").value()).isEqualTo("two");
    assertThat(form.field("seats").errors()).containsExactly("is not a whole number");
    assertThat(form.field("tags").values()).containsExactly("a", "long");
    assertThat(form.field("tags[]").values()).containsExactly("a", "long");
    assertThat(form.field("tags[]").errors()).containsExactly("size must be between 0 and 3");
    assertThat(form.field("tags[]").id()).isEqualTo("booking_tags");
  }

  @Test
  void whatJsonSentIsShownAsText() {
    Params params = Changeset.cast(
            Booking.class,
            Map.of("seats", 1.5, "tags", Arrays.asList("a", 2, null), "name", Map.of("a", 1)))
        .params();
    assertThat(params)
        .isEqualTo(Params.ofAll(Map.of("seats", List.of("1.5"), "tags", List.of("a", "2"))));
  }

  @Test
  void aRecordIsShownInAnEditForm() {
    Booking booking = new Booking("Ada", 2, LocalDate.of(2026, 2, 28), null, List.of("a", "b"));
    Changeset<Booking> changes = Changeset.of(booking);
    assertThat(changes.value()).isSameAs(booking);
    Form form = Form.of("booking", changes);
    assertThat(form.field("from").value()).isEqualTo("2026-02-28");
    assertThat(form.field("to").values()).isEmpty();
    assertThat(form.field("tags").values()).containsExactly("a", "b");
  }

  record Strict(@Nullable String name) {
    Strict {
      Objects.requireNonNull(name, "a name");
    }
  }

  @Test
  void aConstructorThatRefusesIsTheApplicationsFault() {
    assertThatThrownBy(() -> Changeset.cast(Strict.class, Params.empty()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("expected the constructor of " + Strict.class.getName())
        .hasMessageContaining("a name")
        .hasCauseInstanceOf(NullPointerException.class);
  }
}
