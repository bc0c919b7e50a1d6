package io.garuda.proxy;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The authority of a URI, as {@code Host} has it.
 *
 * @param host a name or an address; IPv6 in brackets
 * @param port 0 if there is none
 */
record HostPort(String host, int port) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,253}");

  /** Will read a host with or without a port; nothing if either is not legal in a URI. */
  static Optional<HostPort> parse(String text) {
    int end = text.startsWith("[") ? text.indexOf(']') + 1 : text.indexOf(':');
    String host = end < 0 ? text : text.substring(0, end);
    if (!isHost(host)) {
      return Optional.empty();
    }
    String rest = text.substring(host.length());
    if (rest.isEmpty()) {
      return Optional.of(new HostPort(host, 0));
    }
    return rest.startsWith(":")
        ? Port.parse(rest.substring(1)).stream()
            .mapToObj(port -> new HostPort(host, port))
            .findFirst()
        : Optional.empty();
  }

  private static boolean isHost(String host) {
    return host.startsWith("[")
        ? host.indexOf(':') > 0
            && IpAddress.parse(host.substring(1, host.length() - 1)).isPresent()
        : NAME.matcher(host).matches();
  }
}
