package io.garuda.channel;

import io.garuda.session.BoundSession;
import io.garuda.socket.Broadcast;
import io.garuda.socket.CloseCode;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What ends a connection beside its client: {@code disconnect}, its token, its browser's session. */
final class Lifetime {
  /** Until the browser has the answer with its new cookie: it comes back 10 ms after the close. */
  private static final Duration ANSWERED = Duration.ofMillis(500);

  private final SocketConnection connection;
  private final Authorization authorization;
  private final Subscriptions topics;
  private @Nullable BoundSession session;
  private @Nullable Expiry sessionEnd;

  Lifetime(SocketConnection connection, SocketHandler handler) {
    this.connection = connection;
    this.authorization = new Authorization(connection, handler);
    this.topics = new Subscriptions(connection.runtime().pubSub(), this::told);
  }

  Authorization authorization() {
    return authorization;
  }

  void bind(BoundSession to) {
    session = to;
    sessionEnd = new Expiry(connection, "session", to.expiresAt());
  }

  void open(Optional<String> id) {
    id.ifPresent(topics::add);
    if (session != null && sessionEnd != null) {
      topics.add(session.topic());
      sessionEnd.watch(); // behind the line above, so that no end is missed
    }
    authorization.open();
  }

  private void told(Broadcast broadcast) {
    if (session != null && session.topic().equals(broadcast.topic().name())) {
      toldOfSession(broadcast.event());
    } else if (broadcast.event().equals("disconnect")) {
      connection.transport().close(CloseCode.GOING_AWAY, "disconnect");
    }
  }

  private void toldOfSession(String event) {
    if (event.equals(BoundSession.ENDED)) {
      end("session ended");
    } else if (event.equals(BoundSession.RENEWED)) {
      connection.runtime().timer().schedule(ANSWERED, () -> end("session renewed"));
    }
  }

  private void end(String reason) {
    connection.end(CloseCode.UNAUTHORIZED, reason);
  }

  void close() {
    topics.clear();
    if (sessionEnd != null) {
      sessionEnd.stop();
    }
    authorization.close();
  }
}
