package io.garuda.transport.websocket;

import io.garuda.channel.SocketConnection;
import io.garuda.channel.Timer;
import io.garuda.socket.CloseCode;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket: the container's callbacks, on its threads.
 *
 * <p>Public because Tyrus calls it by reflection; nobody else makes one.
 */
public final class SocketEndpoint extends Endpoint {
  private static final System.Logger LOG = System.getLogger(SocketEndpoint.class.getName());
  private static final Duration CHECK = Duration.ofSeconds(5);

  private final WebSocketGate gate;
  private @Nullable SocketConnection connection;
  private @Nullable Outbound outbound;
  private volatile boolean open;
  private volatile boolean broken;
  private volatile Timer.@Nullable Deadline look;

  SocketEndpoint(WebSocketGate gate) {
    this.gate = gate;
  }

  @Override
  public void onOpen(Session session, EndpointConfig config) {
    SocketConnection admitted = gate.admitted(session.getQueryString());
    try {
      serve(session, admitted);
    } catch (RuntimeException | Error e) {
      if (outbound == null) {
        admitted.closed();
      } else {
        onClose(session, new CloseReason(CloseReason.CloseCodes.UNEXPECTED_CONDITION, ""));
      }
      throw e; // not every container calls onClose then
    }
  }

  private void serve(Session session, SocketConnection admitted) {
    session.setMaxIdleTimeout(0); // counts the wrong thing: see watch()
    session
        .getUserProperties()
        .put("org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT", Outbound.SEND_TIMEOUT_MILLIS);
    session
        .getUserProperties()
        .put("org.apache.tomcat.websocket.SESSION_CLOSE_TIMEOUT", Outbound.SEND_TIMEOUT_MILLIS);
    Outbound out = Outbound.of(session, gate.runtime(), admitted.backlog());
    Inbound in = new Inbound(admitted, out);
    connection = admitted;
    outbound = out;
    open = true;
    admitted.open(out);
    session.addMessageHandler(in.text());
    session.addMessageHandler(in.binary());
    session.addMessageHandler(new MessageHandler.Whole<PongMessage>() {
      @Override
      public void onMessage(PongMessage pong) {
        in.touch();
      }
    });
    watch(session, in, out, admitted.mount().timeout());
  }

  /** Will look again and again whether the client is silent or its writer stuck; the timer's thread. */
  private void watch(Session session, Inbound in, Outbound out, Duration timeout) {
    long now = System.nanoTime();
    Duration left = timeout.minusNanos(now - in.received());
    if (left.isNegative() || left.isZero()) {
      out.close(CloseCode.TIMEOUT, "timeout");
      left = CHECK;
    }
    if (out.stuck(now)) {
      onClose(session, new CloseReason(CloseReason.CloseCodes.CLOSED_ABNORMALLY, "write timeout"));
      out.giveUp();
    }
    if (open) {
      look = gate.runtime().timer().schedule(left.compareTo(CHECK) < 0 ? left : CHECK, () -> {
        if (open) {
          watch(session, in, out, timeout);
        }
      });
    }
  }

  @Override
  public void onClose(Session session, CloseReason reason) {
    SocketConnection closing;
    synchronized (this) {
      closing = connection;
      connection = null;
      open = false;
    }
    Timer.Deadline next = look;
    if (next != null) {
      next.cancel(); // the timer would keep the session for a while
    }
    Outbound out = outbound;
    if (out != null) {
      out.abandon();
    }
    if (closing != null && out != null) {
      int code = reason.getCloseCode().getCode();
      closing.closed(
          broken && code == CloseCode.FAILED ? CloseCode.GONE : code,
          Objects.requireNonNullElse(reason.getReasonPhrase(), ""),
          out.sent());
    }
  }

  @Override
  public void onError(Session session, Throwable error) {
    LOG.log(Level.DEBUG, "a WebSocket failed", error);
    broken = error instanceof IOException;
    if (outbound != null && session.isOpen()) {
      outbound.close(CloseCode.FAILED, "internal error");
    }
  }
}
