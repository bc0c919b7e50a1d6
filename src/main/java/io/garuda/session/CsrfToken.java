package io.garuda.session;

import io.garuda.assigns.Key;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * The secret of a session that its own forms carry ({@code Plug.CSRFProtection}).
 *
 * <p>Each rendering masks it with fresh random bytes, so that compression cannot leak it.
 */
public final class CsrfToken {
  private static final Key<String> SECRET = Key.of("_csrf_token", String.class);
  private static final int LENGTH = 24;
  private static final SecureRandom RANDOM = new SecureRandom();

  private CsrfToken() {}

  /** Will return the session's secret under a fresh mask; the first call creates the secret. */
  public static String masked(Session session) {
    byte[] mask = random();
    byte[] secret = secret(session).orElseGet(() -> create(session));
    byte[] token = new byte[2 * LENGTH];
    System.arraycopy(mask, 0, token, 0, LENGTH);
    System.arraycopy(xor(secret, mask), 0, token, LENGTH, LENGTH);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /** Will tell whether a token is the session's, in constant time. */
  public static boolean valid(Session session, String token) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException e) {
      return false;
    }
    Optional<byte[]> secret = secret(session);
    if (bytes.length != 2 * LENGTH || secret.isEmpty()) {
      return false;
    }
    byte[] mask = new byte[LENGTH];
    byte[] masked = new byte[LENGTH];
    System.arraycopy(bytes, 0, mask, 0, LENGTH);
    System.arraycopy(bytes, LENGTH, masked, 0, LENGTH);
    return MessageDigest.isEqual(xor(masked, mask), secret.get());
  }

  /** Will let the session make another secret: tokens that are out there are no longer its. */
  static void forget(Session session) {
    session.delete(SECRET);
  }

  /** Will return what no other session has, if a page of this one asked for a token. */
  static Optional<String> identity(Session session) {
    return session.find(SECRET);
  }

  private static Optional<byte[]> secret(Session session) {
    return session.find(SECRET).map(Base64.getUrlDecoder()::decode);
  }

  private static byte[] create(Session session) {
    byte[] secret = random();
    session.put(SECRET, Base64.getUrlEncoder().encodeToString(secret));
    return secret;
  }

  private static byte[] random() {
    byte[] bytes = new byte[LENGTH];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  private static byte[] xor(byte[] left, byte[] right) {
    byte[] out = new byte[left.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (byte) (left[i] ^ right[i]);
    }
    return out;
  }
}
