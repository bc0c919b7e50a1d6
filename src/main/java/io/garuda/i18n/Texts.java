package io.garuda.i18n;

import io.garuda.assigns.Key;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The texts of one language; one instance serves all threads. */
public final class Texts {
  /** Where the plug {@code PutLocale} leaves the texts of a request. */
  public static final Key<Texts> KEY = Key.of("texts", Texts.class);

  private static final Logger LOG = System.getLogger(Texts.class.getName());

  private final ResourceBundle bundle;
  private final Locale locale;
  private final Set<String> missing = ConcurrentHashMap.newKeySet();

  private Texts(ResourceBundle bundle, Locale locale) {
    this.bundle = bundle;
    this.locale = locale;
  }

  static Texts of(ResourceBundle bundle, Locale locale) {
    return new Texts(bundle, locale);
  }

  public Locale locale() {
    return locale;
  }

  /**
   * Will return a text; without arguments as it is, else as {@link MessageFormat} makes it, which
   * takes an apostrophe for a quote: {@code {0,number} rooms}, {@code {0,choice,0#none|1#one|1<many}}.
   *
   * <p>A key without a text is returned itself, and logged once.
   */
  public String text(String key, Object... arguments) {
    if (!bundle.containsKey(key)) {
      if (missing.add(key)) {
        LOG.log(
            Level.WARNING,
            "expected a text \"{0}\" for {1} in {2}, got none; add it",
            key,
            locale,
            bundle.getBaseBundleName());
      }
      return key;
    }
    String pattern = bundle.getString(key);
    return arguments.length == 0 ? pattern : new MessageFormat(pattern, locale).format(arguments);
  }
}
