package io.garuda.channel;

import java.time.Instant;
import java.util.Optional;

/** What {@link SocketHandler#connect} answers, and {@link SocketHandler#refresh}. */
public sealed interface ConnectResult {
  /**
   * Accepts.
   *
   * @param overflow for this socket; the mount's if it is empty
   * @param expiresAt when the socket is closed with 4401; {@link Instant#MAX} for never
   */
  record Accepted(Optional<Overflow> overflow, Instant expiresAt) implements ConnectResult {
    /**
     * Will accept until then; the client is warned before ({@link SocketMount#expiryWarning}), and may
     * show a newer token ({@link SocketHandler#refresh}).
     *
     * @param end such as the {@code expiresAt} of a verified token
     */
    public Accepted until(Instant end) {
      return new Accepted(overflow, end);
    }
  }

  /**
   * Refuses before the upgrade.
   *
   * @param status of the HTTP answer, 400 to 599
   * @param reason is logged, and not told to the client
   */
  record Refused(int status, String reason) implements ConnectResult {}

  static Accepted ok() {
    return new Accepted(Optional.empty(), Instant.MAX);
  }

  /** Will accept a client for which another policy holds than its mount's. */
  static Accepted ok(Overflow overflow) {
    return new Accepted(Optional.of(overflow), Instant.MAX);
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
