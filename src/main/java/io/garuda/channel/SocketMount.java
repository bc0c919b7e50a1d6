package io.garuda.channel;

import java.time.Duration;
import java.util.List;

/**
 * Mounts a socket handler at a path; immutable ({@code Phoenix.Endpoint.socket/3}).
 *
 * @param path such as {@code /socket}; WebSockets connect to {@code <path>/websocket}
 * @param timeout closes with 1002 after nothing was received for so long; 60 s
 * @param checkOrigin allowed origins: {@code https://a.com}, {@code //b.com:888}, {@code //*.c.com};
 *     empty means the host of the request itself
 * @param originChecked false allows every origin
 * @param maxMessageBytes closes with 1009 above it; 10,000,000
 * @param maxChannels per connection; 100
 * @param joinTimeout after which a join that still runs is refused; 10 s
 */
public record SocketMount(
    String path,
    Class<? extends SocketHandler> handler,
    Duration timeout,
    List<String> checkOrigin,
    boolean originChecked,
    int maxMessageBytes,
    int maxChannels,
    Duration joinTimeout) {
  public SocketMount {
    if (!path.startsWith("/") || path.endsWith("/")) {
      throw new IllegalArgumentException(
          "expected a mount path such as \"/socket\", got: \"" + path + "\"");
    }
    if (timeout.isNegative()
        || timeout.isZero()
        || joinTimeout.isNegative()
        || joinTimeout.isZero()) {
      throw new IllegalArgumentException(
          "expected timeouts above zero, got: " + timeout + " and " + joinTimeout);
    }
    if (maxMessageBytes < 1 || maxChannels < 1) {
      throw new IllegalArgumentException("expected limits above zero, got: " + maxMessageBytes
          + " bytes, " + maxChannels + " channels");
    }
    checkOrigin = List.copyOf(checkOrigin);
    checkOrigin.forEach(OriginPattern::parse);
  }

  public static SocketMount at(String path, Class<? extends SocketHandler> handler) {
    return new SocketMount(
        path,
        handler,
        Duration.ofSeconds(60),
        List.of(),
        true,
        10_000_000,
        100,
        Duration.ofSeconds(10));
  }

  public SocketMount timeout(Duration idle) {
    return new SocketMount(
        path, handler, idle, checkOrigin, originChecked, maxMessageBytes, maxChannels, joinTimeout);
  }

  /** Will allow these origins only; requests without an {@code Origin} are always allowed. */
  public SocketMount checkOrigin(String... origins) {
    return new SocketMount(
        path, handler, timeout, List.of(origins), true, maxMessageBytes, maxChannels, joinTimeout);
  }

  public SocketMount allowAnyOrigin() {
    return new SocketMount(
        path, handler, timeout, List.of(), false, maxMessageBytes, maxChannels, joinTimeout);
  }

  public SocketMount maxMessageBytes(int bytes) {
    return new SocketMount(
        path, handler, timeout, checkOrigin, originChecked, bytes, maxChannels, joinTimeout);
  }

  public SocketMount maxChannels(int channels) {
    return new SocketMount(
        path, handler, timeout, checkOrigin, originChecked, maxMessageBytes, channels, joinTimeout);
  }

  public SocketMount joinTimeout(Duration deadline) {
    return new SocketMount(
        path, handler, timeout, checkOrigin, originChecked, maxMessageBytes, maxChannels, deadline);
  }

  /**
   * Will say whether a page of that origin may connect.
   *
   * @param origin the request's {@code Origin} header
   * @param requestHost the host that the request was sent to, without port
   */
  public boolean allowsOrigin(String origin, String requestHost) {
    if (!originChecked) {
      return true;
    }
    if (checkOrigin.isEmpty()) {
      return OriginPattern.parse("//" + requestHost).matches(origin);
    }
    return checkOrigin.stream().anyMatch(allowed -> OriginPattern.parse(allowed).matches(origin));
  }
}
