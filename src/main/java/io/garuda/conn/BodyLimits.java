package io.garuda.conn;

import java.time.Duration;

/**
 * How much a client may send as a body, and how slowly.
 *
 * <p>A body must be there within the timeout, which each part that comes makes longer: by one second
 * for so many bytes. So a client that sends a byte now and then is cut, and a large upload is not.
 * Between two bytes a client may also wait no longer than the server allows: 20 s on Tomcat ({@code
 * connectionTimeout} of its connector), 30 s on Payara.
 *
 * @param bytes the most that is read
 * @param timeout for a body of few bytes
 * @param bytesPerSecond the least rate after that
 */
public record BodyLimits(long bytes, Duration timeout, int bytesPerSecond) {
  public BodyLimits {
    if (bytes < 1) {
      throw new IllegalArgumentException("expected a limit above zero bytes, got: " + bytes);
    }
    if (timeout.isZero() || timeout.isNegative()) {
      throw new IllegalArgumentException("expected a timeout above zero, got: " + timeout);
    }
    if (bytesPerSecond < 1) {
      throw new IllegalArgumentException(
          "expected a rate above zero bytes a second, got: " + bytesPerSecond);
    }
  }

  /** Will return these limits for another number of bytes. */
  public BodyLimits bytes(long most) {
    return new BodyLimits(most, timeout, bytesPerSecond);
  }

  /** Will return these limits with another timeout and rate. */
  public BodyLimits timeout(Duration atFirst, int leastBytesPerSecond) {
    return new BodyLimits(bytes, atFirst, leastBytesPerSecond);
  }
}
