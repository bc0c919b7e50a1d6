package io.garuda.view.jte;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets URLs of known schemes and relative ones into attributes, nothing that runs as a script.
 *
 * <p>A URL may be put together of text and values; what stands before a value in the same attribute
 * counts.
 */
final class UrlAttribute {
  /** What stands for a URL that must not; it leads nowhere. */
  static final String REFUSED = "about:invalid#refused";

  private static final Set<String> ATTRIBUTES = Set.of(
      "href",
      "src",
      "action",
      "formaction",
      "data",
      "poster",
      "cite",
      "background",
      "ping",
      "manifest",
      "xlink:href");
  private static final Set<String> SCHEMES = Set.of("http", "https", "mailto", "tel", "sms");

  private String begun = "";
  private @Nullable String tag;
  private @Nullable String attribute;

  /**
   * Will return a value for an attribute: as it is, or {@link #REFUSED}.
   *
   * @param before the template's text in front of it, or nothing behind another value
   */
  String checked(byte[] before, @Nullable String tagName, String name, String value) {
    if (!ATTRIBUTES.contains(name)) {
      return value;
    }
    begun = begunBy(new String(before, StandardCharsets.UTF_8), tagName, name) + value;
    tag = tagName;
    attribute = name;
    return safe(begun) ? value : REFUSED;
  }

  private String begunBy(String before, @Nullable String tagName, String name) {
    int start = Math.max(before.lastIndexOf(name + "=\""), before.lastIndexOf(name + "='"));
    if (start >= 0) {
      return before.substring(start + name.length() + 2);
    }
    return name.equals(attribute) && tagName != null && tagName.equals(tag) ? begun + before : "";
  }

  /** Browsers skip control characters and spaces around a scheme (WHATWG URL, 4.4). */
  private static boolean safe(String url) {
    StringBuilder scheme = new StringBuilder();
    for (int i = 0; i < url.length(); i++) {
      char c = url.charAt(i);
      if (c == ':') {
        return SCHEMES.contains(scheme.toString().toLowerCase(Locale.ROOT));
      } else if (c == '/' || c == '?' || c == '#') {
        return true;
      } else if (c > ' ') {
        scheme.append(c);
      }
    }
    return true;
  }
}
