package io.garuda.plug;

import io.garuda.assigns.Key;
import io.garuda.conn.Conn;
import io.garuda.i18n.Texts;
import io.garuda.i18n.Translations;
import java.util.Optional;

/**
 * Chooses the language of a request ({@code Gettext.put_locale} in a plug of one's own).
 *
 * <p>The parameter {@code locale} decides, and is remembered in the session; else what the session
 * remembers; else {@code Accept-Language}. Templates are given {@code texts}; other code asks the conn
 * for {@link Texts#KEY}.
 */
public final class PutLocale implements Plug {
  private static final Key<String> CHOSEN = Key.of("locale", String.class);

  private final Translations translations;

  public PutLocale(Translations translations) {
    this.translations = translations;
  }

  @Override
  public void call(Conn conn) {
    Optional<String> asked = conn.queryParams().get("locale").filter(translations::speaks);
    asked.ifPresent(
        tag -> conn.session().put(CHOSEN, translations.best(tag).locale().toLanguageTag()));
    Texts texts = asked
        .or(() -> conn.session().find(CHOSEN))
        .or(() -> conn.header("accept-language"))
        .map(translations::best)
        .orElseGet(translations::first);
    conn.assign(Texts.KEY, texts);
    conn.putHeader("content-language", texts.locale().toLanguageTag());
    conn.addHeader("vary", "accept-language");
  }
}
