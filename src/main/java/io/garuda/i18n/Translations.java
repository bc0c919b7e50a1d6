package io.garuda.i18n;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * The texts of an application in each of its languages, from resource bundles (the place of {@code
 * Gettext}); immutable.
 *
 * <p>Bundles are UTF-8 files on the class path, such as {@code messages.properties}, which has all
 * texts, and {@code messages_de.properties}. A text that a language lacks is taken from the first.
 */
public final class Translations {
  private final List<Locale> locales;
  private final Map<Locale, Texts> texts;

  private Translations(List<Locale> locales, Map<Locale, Texts> texts) {
    this.locales = locales;
    this.texts = texts;
  }

  /**
   * Will read the bundles, by the class loader of the application.
   *
   * @param bundle such as {@code messages} or {@code hello.messages}
   * @param first the language of who asks for none of these
   * @throws java.util.MissingResourceException if there is no such bundle
   */
  public static Translations of(String bundle, Locale first, Locale... others) {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    Map<Locale, Texts> texts = new LinkedHashMap<>();
    texts.put(first, Texts.of(bundle(bundle, first, loader), first));
    for (Locale other : others) {
      texts.put(other, Texts.of(bundle(bundle, other, loader), other));
    }
    return new Translations(List.copyOf(texts.keySet()), texts);
  }

  /** Without the JVM's own locale, which is nobody's in a server. */
  private static ResourceBundle bundle(String name, Locale locale, ClassLoader loader) {
    return ResourceBundle.getBundle(
        name, locale, loader, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
  }

  /**
   * Will return the texts that suit best.
   *
   * @param wanted as in {@code Accept-Language} (RFC 9110, section 12.5.4); what is malformed counts
   *     for nothing
   */
  public Texts best(String wanted) {
    return texts.getOrDefault(lookup(wanted), first());
  }

  /** Will return the texts in one of these languages, or in the first. */
  public Texts first() {
    return texts.values().iterator().next();
  }

  /** Will tell whether one of the languages suits what is wanted. */
  public boolean speaks(String wanted) {
    return !lookup(wanted).equals(Locale.ROOT);
  }

  private Locale lookup(String wanted) {
    try {
      Locale found = Locale.lookup(Locale.LanguageRange.parse(wanted), locales);
      return found == null ? Locale.ROOT : found;
    } catch (IllegalArgumentException e) { // it is the client's word
      return Locale.ROOT;
    }
  }
}
