package io.garuda.guide;

import io.garuda.error.ErrorRendering;
import io.garuda.guide.blog.PostNotFoundException;
import io.garuda.i18n.Translations;
import io.garuda.plug.FetchSession;
import io.garuda.plug.Pipeline;
import io.garuda.plug.PutLocale;
import io.garuda.session.ContainerStore;
import io.garuda.session.CookieStore;
import io.garuda.session.SessionStore;
import java.time.Duration;
import java.util.Locale;

/** What the blog could have chosen instead. */
final class Choices {
  static final SessionStore IN_THE_CONTAINER = new ContainerStore(Duration.ofHours(8));

  static final SessionStore IN_THE_COOKIE =
      CookieStore.named("_blog").encrypted().maxAge(Duration.ofDays(7));

  static final Translations WORDS =
      Translations.of("io.garuda.guide.words", Locale.ENGLISH, Locale.GERMAN);

  static final Pipeline IN_A_LANGUAGE =
      Pipeline.named("in_a_language").plug(new FetchSession()).plug(new PutLocale(WORDS));

  static final ErrorRendering ERRORS = ErrorRendering.plain()
      .status(PostNotFoundException.class, 404)
      .status(ArithmeticException.class, 422);

  private Choices() {}
}
