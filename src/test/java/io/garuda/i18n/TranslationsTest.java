package io.garuda.i18n;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.MissingResourceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TranslationsTest {
  private final Translations translations =
      Translations.of("io.garuda.i18n.words", Locale.ENGLISH, Locale.GERMAN);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de | de",
        "de-AT, en;q=0.5 | de",
        "en, de;q=0.9 | en",
        "fr, de;q=0.1 | de",
        "fr | en",
        "* | en",
        "'' | en",
        ";;q=x | en",
      })
  void theBestLanguageIsTaken(String wanted, String language) {
    assertThat(translations.best(wanted).locale().toLanguageTag()).isEqualTo(language);
  }

  @Test
  void textsAreFormattedByTheirLanguage() {
    Texts german = translations.best("de");
    assertThat(german.text("greeting", "Ada")).isEqualTo("Grüß dich, Ada");
    assertThat(german.text("rooms", 1)).isEqualTo("ein Raum");
    assertThat(german.text("rooms", 1234)).isEqualTo("1.234 Räume");
    assertThat(translations.first().text("rooms", 1234)).isEqualTo("1,234 rooms");
  }

  @Test
  void aTextWithoutArgumentsStaysAsItIs() {
    assertThat(translations.first().text("plain")).isEqualTo("It's plain");
  }

  @Test
  void aTextThatALanguageLacksIsTakenFromTheFirst() {
    assertThat(translations.best("de").text("only")).isEqualTo("Only here");
  }

  @Test
  void aTextThatNobodyWroteShowsItsKey() {
    assertThat(translations.first().text("no.such")).isEqualTo("no.such");
  }

  @Test
  void aBundleThatIsNotThereIsAnError() {
    assertThatThrownBy(() -> Translations.of("io.garuda.i18n.none", Locale.ENGLISH))
        .isInstanceOf(MissingResourceException.class)
        .hasMessageContaining("io.garuda.i18n.none");
  }
}
