package io.garuda.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.garuda.assigns.Key;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes tokens of the application and knows them when they come back ({@code Phoenix.Token}).
 *
 * <p>Inject it: sign who a user is into a page, and verify it in a socket's {@code connect}. A key's
 * name is the salt: a token of one salt is invalid under another. What it names is written as JSON.
 *
 * <pre>{@code
 * static final Key<Long> USER = Key.of("user socket", Long.class);
 *
 * String token = tokens.sign(USER, user.id());
 * Optional<Long> id = tokens.verify(USER, token, Duration.ofDays(14)).data();
 * }</pre>
 *
 * <p>What a client sends never throws. Each method throws {@link IllegalStateException} if the
 * application has no secret. Any thread; 10 µs.
 */
public class Tokens {
  /** For tokens that never expire. */
  public static final Duration FOREVER = ChronoUnit.FOREVER.getDuration();

  private static final Duration DAY = Duration.ofDays(1);
  private static final String DATA = "data";
  private static final String SIGNED_AT = "at"; // milliseconds
  private static final String MAX_AGE = "for"; // milliseconds; forever without

  private SaltedKeys keys;
  private Clock clock;
  private ObjectMapper json;

  /** Called by client proxies of CDI, which never touch these fields. */
  @SuppressWarnings("NullAway")
  protected Tokens() {}

  /** Will make tokens with these secrets; done by the endpoint, and by tests. */
  public Tokens(Secrets secrets, Clock clock, ObjectMapper json) {
    this.keys = new SaltedKeys(secrets);
    this.clock = clock;
    this.json = json;
  }

  /** Will make a token that everybody may read and nobody may change, for a day. */
  public <T> String sign(Key<T> salt, T data) {
    return sign(salt, data, DAY);
  }

  /**
   * Will make such a token that holds so long, unless {@link #verify} says otherwise.
   *
   * @throws IllegalArgumentException if the data cannot be written as JSON
   */
  public <T> String sign(Key<T> salt, T data, Duration maxAge) {
    return make(Form.SIGNED, salt, data, maxAge);
  }

  /** Will say what a token holds, if it is not older than it was made for. */
  public <T> TokenResult<T> verify(Key<T> salt, @Nullable String token) {
    return read(Form.SIGNED, salt, token, null);
  }

  /** Will say what a token holds, if it is not older than this. */
  public <T> TokenResult<T> verify(Key<T> salt, @Nullable String token, Duration maxAge) {
    return read(Form.SIGNED, salt, token, maxAge);
  }

  /** Will make a token that nobody may read, for a day. */
  public <T> String encrypt(Key<T> salt, T data) {
    return encrypt(salt, data, DAY);
  }

  /**
   * Will make such a token that holds so long, unless {@link #decrypt} says otherwise.
   *
   * @throws IllegalArgumentException if the data cannot be written as JSON
   */
  public <T> String encrypt(Key<T> salt, T data, Duration maxAge) {
    return make(Form.ENCRYPTED, salt, data, maxAge);
  }

  /** Will say what an encrypted token holds, if it is not older than it was made for. */
  public <T> TokenResult<T> decrypt(Key<T> salt, @Nullable String token) {
    return read(Form.ENCRYPTED, salt, token, null);
  }

  /** Will say what an encrypted token holds, if it is not older than this. */
  public <T> TokenResult<T> decrypt(Key<T> salt, @Nullable String token, Duration maxAge) {
    return read(Form.ENCRYPTED, salt, token, maxAge);
  }

  private <T> String make(Form form, Key<T> salt, T data, Duration maxAge) {
    ObjectNode payload = json.createObjectNode();
    try {
      payload.set(DATA, json.valueToTree(salt.type().cast(data)));
      payload.put(SIGNED_AT, clock.millis());
      if (!maxAge.equals(FOREVER)) {
        payload.put(MAX_AGE, maxAge.toMillis());
      }
      return form.make(json.writeValueAsBytes(payload), keys, salt.name());
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "expected data that JSON can hold for \"" + salt.name() + "\", got: "
              + data.getClass().getName() + "; sign an id or a record instead",
          e);
    }
  }

  private <T> TokenResult<T> read(
      Form form, Key<T> salt, @Nullable String token, @Nullable Duration maxAge) {
    if (token == null) {
      return new TokenResult.Refused<>(TokenResult.Refusal.MISSING);
    }
    Optional<byte[]> payload = form.read(token, keys, salt.name());
    if (payload.isEmpty()) {
      return new TokenResult.Refused<>(TokenResult.Refusal.INVALID);
    }
    try {
      JsonNode tree = json.readTree(payload.get());
      Instant signedAt = Instant.ofEpochMilli(tree.required(SIGNED_AT).longValue());
      Duration age = Duration.between(signedAt, clock.instant());
      Duration most = maxAge == null ? ownMaxAge(tree) : maxAge;
      if (isOver(age, most)) {
        return new TokenResult.Refused<>(TokenResult.Refusal.EXPIRED);
      }
      T data = json.treeToValue(tree.required(DATA), salt.type());
      return data == null
          ? new TokenResult.Refused<>(TokenResult.Refusal.INVALID)
          : new TokenResult.Verified<>(data, age, after(signedAt, most));
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      return new TokenResult.Refused<>(
          TokenResult.Refusal.INVALID); // of an earlier release, perhaps
    }
  }

  private static Duration ownMaxAge(JsonNode payload) {
    return payload.has(MAX_AGE) ? Duration.ofMillis(payload.get(MAX_AGE).longValue()) : FOREVER;
  }

  private static Instant after(Instant start, Duration time) {
    return time.compareTo(Duration.between(start, Instant.MAX)) < 0
        ? start.plus(time)
        : Instant.MAX;
  }

  private static boolean isOver(Duration age, Duration maxAge) {
    return maxAge.isZero() || maxAge.isNegative() || age.compareTo(maxAge) > 0;
  }
}
