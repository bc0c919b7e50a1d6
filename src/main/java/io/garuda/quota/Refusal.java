package io.garuda.quota;

import java.time.Duration;
import java.util.Locale;

/**
 * Why a client may not connect now, and when it may try again.
 *
 * @param retryAfter in whole seconds, with some of them by chance, so that not all come back at once
 */
public record Refusal(Reason reason, Duration retryAfter) implements Admission.Outcome {
  /** What stands against it: 503 for what all share, 429 for its own part (RFC 6585 section 4). */
  public enum Reason {
    DRAINING(503),
    FULL(503),
    RATE(503),
    ADDRESS(429),
    ADDRESS_RATE(429),
    USER(429);

    private final int status;

    Reason(int status) {
      this.status = status;
    }

    /** Will return the status of HTTP. */
    public int status() {
      return status;
    }

    /** Will return its name for logs and telemetry, such as {@code address_rate}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
