package io.garuda.channel;

import io.garuda.assigns.Assigns;
import io.garuda.socket.Message;
import io.garuda.socket.Payload;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Until when a client may stay connected, and the newer tokens by which it stays longer.
 *
 * <p>The order of a refresh: ask the handler on a worker, while all other messages go on; let channels
 * that join from now on have what it assigned; ask each joined channel on its mailbox; answer.
 */
final class Authorization {
  static final String EVENT = "access_token";

  private static final System.Logger LOG = System.getLogger(Authorization.class.getName());

  private final SocketConnection connection;
  private final SocketHandler handler;
  private @Nullable Expiry expiry; // none without an end
  private volatile Instant expiresAt = Instant.MAX;
  private CompletionStage<?> last = CompletableFuture.completedStage(null);
  private @Nullable String known; // the worker's

  Authorization(SocketConnection connection, SocketHandler handler) {
    this.connection = connection;
    this.handler = handler;
  }

  /** Will hold until then, from {@link #open} on; false if that is over. */
  boolean until(Instant end) {
    expiresAt = end;
    return end.isAfter(Instant.now());
  }

  /** Will look at the end now, and watch it. */
  synchronized void open() {
    if (expiry == null && isBounded()) {
      expiry = new Expiry(connection, "token", () -> expiresAt);
    }
    if (expiry != null) {
      expiry.watch();
    }
  }

  synchronized void close() {
    if (expiry != null) {
      expiry.stop();
    }
  }

  private boolean isBounded() {
    return !expiresAt.equals(Instant.MAX);
  }

  /**
   * Whether a message brings a token: on the topic {@code phoenix}, or, as {@code supabase-js} does, on
   * that of a channel, if the socket's time is limited; else the event is the application's own.
   */
  boolean takes(Message message) {
    return message.event().equals(EVENT)
        && (message.topic().name().equals("phoenix")
            || (isBounded() && connection.channel(message.topic().name()).isPresent()));
  }

  /** Will decide about a token behind those before it. */
  synchronized void refresh(Message message) {
    int size = message.payload().size();
    if (connection.inflow().admit(size)) {
      last = last.thenRunAsync(() -> decide(message, size), connection.runtime().workers());
    } else {
      connection.giveUp(message, "overloaded");
    }
  }

  private void decide(Message message, int size) {
    connection.inflow().release(size);
    if (!connection.inflow().isShut()) {
      connection.runtime().runner().run(() -> decide(message));
    }
  }

  private void decide(Message message) {
    Optional<String> token = text(message.payload());
    if (token.isEmpty()) {
      connection.refuse(message, "expected an access_token");
      return;
    }
    if (token.get().equals(known)) { // supabase-js sends it on each channel
      connection.reply(message, message.joinRef(), "ok", Payload.empty());
      return;
    }
    Assigns assigns = connection.assigns().copy();
    ConnectResult result;
    try {
      result =
          handler.refresh(token.get(), new Socket(assigns, connection.socket().id(), null));
    } catch (Throwable e) {
      LOG.log(Level.ERROR, "refresh crashed in " + connection.mount().handler().getName(), e);
      result = ConnectResult.refused("refresh crashed");
    }
    if (result instanceof ConnectResult.Accepted accepted
        && accepted.expiresAt().isAfter(Instant.now())) {
      known = token.get();
      accept(message, accepted.expiresAt(), assigns);
    } else {
      LOG.log(Level.DEBUG, "refused a token at {0}: {1}", connection.mount().path(), result);
      connection.refuse(message, "unauthorized");
    }
  }

  private static Optional<String> text(Payload payload) {
    return payload.isBinary() ? Optional.empty() : payload.text(EVENT);
  }

  private void accept(Message message, Instant end, Assigns assigns) {
    Assigns changes = assigns.since(connection.assigns());
    connection.assigns(assigns);
    expiresAt = end;
    open();
    // what the client says after the answer meets channels that know of it
    connection.channels().forEach(channel -> channel.reauthorize(changes));
    connection.reply(message, message.joinRef(), "ok", Payload.empty());
  }
}
