package io.garuda.channel;

import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One allowed origin; scheme and port count only if given ({@code Phoenix.Socket.Transport}). */
record OriginPattern(@Nullable String scheme, String host, int port) {
  static OriginPattern parse(String pattern) {
    int slashes = pattern.indexOf("//");
    String scheme = slashes > 0 ? pattern.substring(0, slashes - 1) : null;
    String rest = slashes < 0 ? "" : pattern.substring(slashes + 2);
    int colon = rest.lastIndexOf(':');
    boolean hasPort = colon > 0 && rest.indexOf(']', colon) < 0;
    String host = hasPort ? rest.substring(0, colon) : rest;
    if (host.isEmpty()
        || host.contains("/")
        || (hasPort && !rest.substring(colon + 1).matches("\\d{1,5}"))) {
      throw new IllegalArgumentException("expected an origin such as \"https://example.com\", "
          + "\"//example.com:888\" or \"//*.example.com\", got: \"" + pattern + "\"");
    }
    return new OriginPattern(
        scheme, host, hasPort ? Integer.parseInt(rest.substring(colon + 1)) : -1);
  }

  boolean matches(String origin) {
    URI uri;
    try {
      uri = URI.create(origin);
    } catch (IllegalArgumentException e) {
      return false; // "null" and nonsense are nobody's origin
    }
    String from = uri.getHost();
    if (from == null || (scheme != null && !Objects.equals(scheme, uri.getScheme()))) {
      return false;
    }
    boolean hostMatches =
        host.startsWith("*.") ? from.endsWith(host.substring(1)) : from.equals(host);
    return hostMatches && (port < 0 || port == portOf(uri));
  }

  private static int portOf(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return "https".equals(uri.getScheme()) ? 443 : 80;
  }
}
