package io.garuda.proxy;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads one element of {@code Forwarded}, that is, what one proxy added ({@code RFC 7239 section 4}). */
final class ForwardedElement {
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Pattern BARE = Pattern.compile("[^\"\\s\\p{Cntrl}]*");

  private final String text;
  private final Map<String, String> pairs = new HashMap<>();
  private int at;

  private ForwardedElement(String text) {
    this.text = text;
  }

  /**
   * Will return its pairs, names in lower case; none if it is malformed or says anything twice.
   *
   * <p>Bare values may hold colons and brackets, as many proxies write them.
   */
  static Map<String, String> parse(String text) {
    ForwardedElement element = new ForwardedElement(text);
    return element.read() ? element.pairs : Map.of();
  }

  private boolean read() {
    while (at < text.length()) {
      if (text.charAt(at) == ';' || isBlank(text.charAt(at))) {
        at++;
      } else if (!readPair()) {
        return false;
      }
    }
    return true;
  }

  private boolean readPair() {
    int equals = text.indexOf('=', at);
    if (equals < 0) {
      return false;
    }
    String name = text.substring(at, equals);
    at = equals + 1;
    StringBuilder value = new StringBuilder();
    boolean quoted = at < text.length() && text.charAt(at) == '"';
    return TOKEN.matcher(name).matches()
        && (quoted ? readQuoted(value) : readBare(value))
        && pairs.put(name.toLowerCase(Locale.ROOT), value.toString()) == null;
  }

  private boolean readBare(StringBuilder value) {
    int semicolon = text.indexOf(';', at);
    int end = semicolon < 0 ? text.length() : semicolon;
    value.append(text.substring(at, end).strip());
    at = end;
    return BARE.matcher(value).matches();
  }

  private boolean readQuoted(StringBuilder value) {
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"') {
        at++;
        return endsHere();
      }
      if (c == '\\') {
        at++;
        if (at == text.length()) {
          return false;
        }
      }
      value.append(text.charAt(at));
    }
    return false;
  }

  private boolean endsHere() {
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
    return at == text.length() || text.charAt(at) == ';';
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
