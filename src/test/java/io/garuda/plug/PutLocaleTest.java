package io.garuda.plug;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.conn.Conn;
import io.garuda.conn.FakeExchange;
import io.garuda.i18n.Texts;
import io.garuda.i18n.Translations;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class PutLocaleTest {
  private final PutLocale plug =
      new PutLocale(Translations.of("io.garuda.i18n.words", Locale.ENGLISH, Locale.GERMAN));

  private String language(FakeExchange exchange) {
    Conn conn = exchange.conn();
    plug.call(conn);
    return conn.get(Texts.KEY).locale().toLanguageTag();
  }

  @Test
  void theBrowserSaysWhatItWants() {
    FakeExchange exchange =
        new FakeExchange("GET", "/").header("accept-language", "de-DE,en;q=0.5");
    assertThat(language(exchange)).isEqualTo("de");
    assertThat(exchange.answered("content-language")).isEqualTo("de");
    assertThat(exchange.hasSession()).isFalse();
  }

  @Test
  void theFirstLanguageIsForTheRest() {
    assertThat(language(new FakeExchange("GET", "/"))).isEqualTo("en");
  }

  @Test
  void aParameterDecidesAndIsRemembered() {
    FakeExchange exchange = new FakeExchange("GET", "/?locale=de");
    assertThat(language(exchange)).isEqualTo("de");
    assertThat(exchange.hasSession()).isTrue();
    Conn conn = new FakeExchange("GET", "/").sessionOf(exchange).conn();
    plug.call(conn);
    assertThat(conn.get(Texts.KEY).locale()).isEqualTo(Locale.GERMAN);
  }

  @Test
  void aLanguageThatNobodySpeaksIsNotRemembered() {
    FakeExchange exchange = new FakeExchange("GET", "/?locale=xx-%3Cb%3E");
    assertThat(language(exchange)).isEqualTo("en");
    assertThat(exchange.hasSession()).isFalse();
  }
}
