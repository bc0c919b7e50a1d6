package io.garuda.presence;

/**
 * The topic has as many presences as it may have.
 *
 * <p>A channel that does not catch it crashes: its client hears {@code phx_error} and, if it is {@code
 * phoenix.js}, joins again after some seconds. One that tracks in {@code join} may refuse instead.
 */
public final class TooManyPresencesException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  TooManyPresencesException(String topic, int most) {
    super("expected at most " + most + " presences on \"" + topic
        + "\", got one more; override maxPresences if so many are fair");
  }
}
