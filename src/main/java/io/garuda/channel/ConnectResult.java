package io.garuda.channel;

import java.util.Optional;

/** What {@link SocketHandler#connect} answers. */
public sealed interface ConnectResult {
  /**
   * Accepts.
   *
   * @param overflow for this socket; the mount's if it is empty
   */
  record Accepted(Optional<Overflow> overflow) implements ConnectResult {}

  /**
   * Refuses before the upgrade.
   *
   * @param status of the HTTP answer, 400 to 599
   * @param reason is logged, and not told to the client
   */
  record Refused(int status, String reason) implements ConnectResult {}

  static ConnectResult ok() {
    return new Accepted(Optional.empty());
  }

  /** Will accept a client for which another policy holds than its mount's. */
  static ConnectResult ok(Overflow overflow) {
    return new Accepted(Optional.of(overflow));
  }

  /** Will answer 403. */
  static ConnectResult refused(String reason) {
    return new Refused(403, reason);
  }

  static ConnectResult refused(int status, String reason) {
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("expected a status from 400 to 599, got: " + status);
    }
    return new Refused(status, reason);
  }
}
