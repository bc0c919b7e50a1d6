package io.garuda.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpSession;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.function.Supplier;

/**
 * A browser's session as sockets are bound to it.
 *
 * @param topic where its end is told; made of a hash, so that nobody who sees it has the session
 * @param expiresAt says when it ends unless it is used again, {@link Instant#MAX} for never; any thread
 */
public record BoundSession(String topic, Supplier<Instant> expiresAt) {
  /** The event of the topic: it was dropped, invalidated, or idle for too long. */
  public static final String ENDED = "session_ended";

  /** The event of the topic: the browser is given another session in its place, or none. */
  public static final String RENEWED = "session_renewed";

  static BoundSession of(HttpSession session) {
    return new BoundSession(topicOf(session.getId()), () -> end(session));
  }

  static String topicOf(String secret) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8));
      return "garuda:session:" + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  private static Instant end(HttpSession session) {
    try {
      int idle = session.getMaxInactiveInterval();
      return idle <= 0
          ? Instant.MAX
          : Instant.ofEpochMilli(session.getLastAccessedTime()).plusSeconds(idle);
    } catch (IllegalStateException e) { // it is over
      return Instant.EPOCH;
    }
  }
}
