package io.garuda.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** What a token turned out to be: what it holds, or why it is refused. */
public sealed interface TokenResult<T> {
  /** Why a token is refused. */
  enum Refusal {
    /** It is none of ours, of another salt, or was changed. */
    INVALID,
    /** It is older than it may be. */
    EXPIRED,
    /** There is none. */
    MISSING
  }

  /**
   * The token is ours.
   *
   * @param age since it was made
   * @param expiresAt from then on it is refused; {@link Instant#MAX} if it never is
   */
  record Verified<T>(T value, Duration age, Instant expiresAt) implements TokenResult<T> {
    @Override
    public <R> R match(Function<T, R> verified, Function<Refusal, R> refused) {
      return verified.apply(value);
    }
  }

  /** The token is not to be trusted. */
  record Refused<T>(Refusal why) implements TokenResult<T> {
    @Override
    public <R> R match(Function<T, R> verified, Function<Refusal, R> refused) {
      return refused.apply(why);
    }
  }

  /** Will go on with what the token holds, or with why it is refused. */
  <R> R match(Function<T, R> verified, Function<Refusal, R> refused);

  /** Will return what the token holds, where it does not matter why there may be nothing. */
  default Optional<T> data() {
    return match(Optional::of, why -> Optional.empty());
  }
}
