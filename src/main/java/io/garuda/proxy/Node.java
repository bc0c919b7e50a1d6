package io.garuda.proxy;

import java.util.Optional;

/**
 * One end of a hop ({@code RFC 7239 section 6}).
 *
 * @param port 0 if nobody says
 */
record Node(IpAddress address, int port) {
  /** Will read an address with or without a port; no node for names, {@code unknown} and {@code _hidden}. */
  static Optional<Node> parse(String text) {
    int colon = text.lastIndexOf(':');
    if (text.startsWith("[")) {
      int end = text.indexOf(']');
      boolean v6 = end > 0 && text.lastIndexOf(':', end) > 0;
      return v6 ? of(text.substring(1, end), text.substring(end + 1)) : Optional.empty();
    }
    boolean v4WithPort = colon >= 0 && text.indexOf(':') == colon;
    return v4WithPort ? of(text.substring(0, colon), text.substring(colon)) : of(text, "");
  }

  private static Optional<Node> of(String literal, String colonAndPort) {
    Optional<IpAddress> address = IpAddress.parse(literal);
    if (colonAndPort.isEmpty() || colonAndPort.startsWith(":_")) {
      return address.map(known -> new Node(known, 0)); // a hidden port is none
    }
    return address.flatMap(known -> colonAndPort.startsWith(":")
        ? Port.parse(colonAndPort.substring(1)).stream()
            .mapToObj(port -> new Node(known, port))
            .findFirst()
        : Optional.empty());
  }
}
