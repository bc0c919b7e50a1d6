package io.garuda.channel;

import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One allowed origin; scheme and port count only if given ({@code Phoenix.Socket.Transport}).
 *
 * <p>A scheme without a port means the scheme's own port; {@code *.a.com} means {@code a.com} too.
 */
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
    int port = hasPort
        ? Integer.parseInt(rest.substring(colon + 1))
        : scheme == null ? -1 : portOf(scheme);
    return new OriginPattern(scheme, host, port);
  }

  boolean matches(URI origin) {
    String from = origin.getHost();
    if (scheme != null && !Objects.equals(scheme, origin.getScheme())) {
      return false;
    }
    boolean hostMatches = host.startsWith("*.")
        ? from.equals(host.substring(2)) || from.endsWith(host.substring(1))
        : from.equals(host);
    return hostMatches && (port < 0 || port == port(origin));
  }

  /** Will return the port of a URI, given or not. */
  static int port(URI uri) {
    return uri.getPort() >= 0 ? uri.getPort() : portOf(uri.getScheme());
  }

  private static int portOf(@Nullable String scheme) {
    return "https".equals(scheme) ? 443 : 80;
  }
}
