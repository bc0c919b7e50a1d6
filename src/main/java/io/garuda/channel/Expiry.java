package io.garuda.channel;

import io.garuda.socket.CloseCode;
import io.garuda.socket.Payload;
import io.garuda.socket.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Warns a client before its time is over, and closes its connection then; any thread. */
final class Expiry {
  /** The clock may be set meanwhile, so it is asked now and then. */
  private static final Duration NEAR = Duration.ofMillis(200);

  private static final Duration LOOK_AGAIN = Duration.ofHours(1);

  private static final Topic TOPIC = Topic.of("phoenix");

  private final SocketConnection connection;
  private final String what;
  private final Supplier<Instant> end;
  private @Nullable Instant warnedOf;
  private Timer.@Nullable Deadline next;
  private boolean over;

  /**
   * Will wait for {@link #watch}.
   *
   * @param what ends, {@code token} or {@code session}
   * @param end is asked again at each look, and may be put off meanwhile
   */
  Expiry(SocketConnection connection, String what, Supplier<Instant> end) {
    this.connection = connection;
    this.what = what;
    this.end = end;
  }

  /** Will look now, and go on to look until the end, or {@link #stop}. */
  synchronized void watch() {
    if (over) {
      return;
    }
    cancel();
    Instant ends = end.get();
    Duration left = Duration.between(Instant.now(), ends);
    Duration quiet = left.minus(connection.mount().expiryWarning());
    if (left.isNegative() || left.isZero()) {
      over = true;
      connection.end(CloseCode.UNAUTHORIZED, what + " expired");
    } else if (quiet.isNegative() || quiet.isZero()) {
      warn(ends, left);
      // half way, or an end that is put off now would be looked at when it is near again
      look(left.compareTo(NEAR) < 0 ? left : left.dividedBy(2));
    } else if (!ends.equals(Instant.MAX)) {
      look(quiet);
    }
  }

  private void warn(Instant ends, Duration left) {
    if (!ends.equals(warnedOf)) {
      warnedOf = ends;
      Payload payload = Payload.of("seconds_left", left.toSeconds());
      connection
          .transport()
          .send(connection.serializer().broadcast(TOPIC, what + "_expiring", payload));
    }
  }

  private void look(Duration later) {
    Duration wait = later.compareTo(LOOK_AGAIN) < 0 ? later : LOOK_AGAIN;
    next = connection.runtime().timer().schedule(wait, this::watch);
  }

  synchronized void stop() {
    over = true;
    cancel();
  }

  private void cancel() {
    if (next != null) {
      next.cancel();
      next = null;
    }
  }
}
