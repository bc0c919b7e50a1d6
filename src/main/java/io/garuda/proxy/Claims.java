package io.garuda.proxy;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What the outermost trusted proxy says of the client's connection to it.
 *
 * @param client the first address that is not trusted, or the last one known
 * @param scheme {@code http} or {@code https}
 * @param host that the client asked for
 * @param port that the client asked for; {@code host} may have one too, which wins
 */
record Claims(Node client, Optional<String> scheme, Optional<HostPort> host, OptionalInt port) {
  /** Will leave out each value that is no legal one. */
  static Claims of(
      Node client, @Nullable String proto, @Nullable String host, @Nullable String port) {
    return new Claims(
        client,
        Optional.ofNullable(proto).flatMap(Claims::scheme),
        Optional.ofNullable(host).flatMap(HostPort::parse),
        port == null ? OptionalInt.empty() : Port.parse(port));
  }

  /** Traefik says {@code wss} of a WebSocket's handshake. */
  private static Optional<String> scheme(String proto) {
    return switch (proto.toLowerCase(Locale.ROOT)) {
      case "https", "wss" -> Optional.of("https");
      case "http", "ws" -> Optional.of("http");
      default -> Optional.empty();
    };
  }
}
