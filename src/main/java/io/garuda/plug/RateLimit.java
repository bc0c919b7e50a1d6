package io.garuda.plug;

import io.garuda.conn.Conn;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Answers 429 with {@code Retry-After} to clients that ask too often (RFC 6585 section 4).
 *
 * <p>Phoenix leaves it to libraries.
 */
public final class RateLimit implements Plug {
  private final RateLimiter limiter;
  private final Function<Conn, String> key;

  /** Will count by {@link Conn#remoteIp}; a client has many addresses of IPv6, though. */
  public RateLimit(RateLimiter limiter) {
    this(limiter, Conn::remoteIp);
  }

  /** Will count by what the function makes of a request, such as the id of its user. */
  public RateLimit(RateLimiter limiter, Function<Conn, String> key) {
    this.limiter = limiter;
    this.key = key;
  }

  @Override
  public void call(Conn conn) {
    Optional<Duration> wait = limiter.retryAfter(key.apply(conn));
    if (wait.isPresent()) {
      long seconds = wait.get().plusSeconds(1).minusNanos(1).toSeconds();
      conn.putHeader("retry-after", Long.toString(seconds));
      throw new TooManyRequestsException(wait.get());
    }
  }
}
