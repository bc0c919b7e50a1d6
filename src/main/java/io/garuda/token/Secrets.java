package io.garuda.token;

import io.garuda.config.ConfigKey;
import io.garuda.config.Form;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * What all keys of an application are derived from ({@code secret_key_base}); immutable, never printed.
 *
 * <p>The first makes tokens and cookies; those made by the others hold, too, until they end. So a new one
 * is put in front, and an old one taken away when the last of its tokens is over.
 */
public final class Secrets {
  /** Names them, the newest first. */
  public static final ConfigKey<Secrets> KEY = ConfigKey.secret(
      "garuda.secret",
      new Form<>(
          "secrets of at least 32 bytes, between commas, the newest first; make one with: openssl"
              + " rand -base64 48",
          text -> new Secrets(Stream.of(text.split(",", -1)).map(String::strip).toList())));

  private static final int BYTES = 32;

  private final List<String> all;

  private Secrets(List<String> all) {
    this.all = List.copyOf(all);
    all.forEach(Secrets::check);
  }

  private static void check(String secret) {
    int length = secret.getBytes(StandardCharsets.UTF_8).length;
    if (length < BYTES) {
      throw new IllegalArgumentException(
          "expected a secret of at least " + BYTES + " bytes, got one of " + length
              + "; make one with `garuda gen.secret`, or openssl rand -base64 48");
    }
  }

  /**
   * Will use these, the newest first.
   *
   * @throws IllegalArgumentException if one has less than 32 bytes
   */
  public static Secrets of(String newest, String... older) {
    return new Secrets(Stream.concat(Stream.of(newest), Stream.of(older)).toList());
  }

  /** Will have none: whoever needs one is told how to give it. */
  public static Secrets none() {
    return new Secrets(List.of());
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }

  /** Will return them, the newest first. */
  List<String> all() {
    if (all.isEmpty()) {
      throw new IllegalStateException("expected a secret, got none; set the variable "
          + KEY.variable() + " or the system property " + KEY.name()
          + ", or call EndpointConfig's secretKeyBase."
          + " Make one with `garuda gen.secret`, or openssl rand -base64 48");
    }
    return all;
  }

  @Override
  public String toString() {
    return "Secrets[" + all.size() + " hidden]";
  }
}
