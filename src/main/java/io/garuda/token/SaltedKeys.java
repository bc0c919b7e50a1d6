package io.garuda.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Derives a key for each salt from each secret ({@code Plug.Crypto.KeyGenerator}), and keeps some. */
final class SaltedKeys {
  private static final int ITERATIONS = 1000; // as Phoenix; the secrets are random, not passwords
  private static final int KEPT = 1000;

  private final Secrets secrets;
  private final ConcurrentMap<String, List<byte[]>> known = new ConcurrentHashMap<>();

  SaltedKeys(Secrets secrets) {
    this.secrets = secrets;
  }

  /** Will return the keys of a salt, the newest secret's first: 0.5 ms when it is new. */
  List<byte[]> of(String salt, int bytes) {
    List<byte[]> keys = known.get(salt);
    if (keys == null) {
      keys = secrets.all().stream().map(secret -> derive(secret, salt, bytes)).toList();
      if (known.size() < KEPT) { // salts may be made of what clients send
        known.put(salt, keys);
      }
    }
    return keys;
  }

  private static byte[] derive(String secret, String salt, int bytes) {
    PBEKeySpec spec =
        new PBEKeySpec(secret.toCharArray(), salt.getBytes(UTF_8), ITERATIONS, bytes * Byte.SIZE);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
          .generateSecret(spec)
          .getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("expected PBKDF2WithHmacSHA256 in this JVM", e);
    }
  }
}
