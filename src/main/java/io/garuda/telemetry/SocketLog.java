package io.garuda.telemetry;

import io.garuda.param.LogText;
import io.garuda.param.ShownParams;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Tells in the log of clients that connect, of joins, and of events that channels handle, in the words of
 * {@code Phoenix.Logger}.
 *
 * <p>Each mount and each channel names its levels. What clients choose is escaped, parameters are
 * filtered. Events of channels are listened to from the first join on of one whose level the log takes:
 * while that is none, each costs the read of a field.
 */
public final class SocketLog {
  private static final System.Logger LOG = System.getLogger(SocketLog.class.getName());

  private final Telemetry telemetry;
  private Telemetry.@Nullable Attachment handledIn;

  private SocketLog(Telemetry telemetry) {
    this.telemetry = telemetry;
  }

  /** Will tell from now on. */
  public static void attach(Telemetry telemetry) {
    SocketLog log = new SocketLog(telemetry);
    telemetry.attach(Event.SocketConnected.class, SocketLog::connected);
    telemetry.attach(Event.ChannelJoined.class, log::joined);
  }

  private static void connected(Event.SocketConnected event) {
    SocketInfo socket = event.socket();
    if (isOn(socket.log())) {
      boolean ok = event.result().equals("ok");
      log(
          socket.log(),
          (ok ? "CONNECTED TO " : "REFUSED CONNECTION TO ") + socket.handler().getSimpleName(),
          event.duration(),
          (ok ? "" : "\n  Reason: " + LogText.of(event.reason()))
              + "\n  Transport: " + socket.transport()
              + "\n  Serializer: " + LogText.of(socket.vsn()),
          event.params());
    }
  }

  private void joined(Event.ChannelJoined event) {
    ChannelInfo channel = event.channel();
    listen(channel);
    if (isOn(channel.logJoin())) {
      log(
          channel.logJoin(),
          (event.result().equals("ok") ? "JOINED " : "REFUSED JOIN ") + LogText.of(channel.topic()),
          event.duration(),
          event.result().equals("ok") ? "" : "\n  Result: " + event.result(),
          event.params());
    }
  }

  private synchronized void listen(ChannelInfo channel) {
    if (handledIn == null && isOn(channel.logHandleIn())) {
      handledIn = telemetry.attach(Event.ChannelHandledIn.class, SocketLog::handledIn);
    }
  }

  private static void handledIn(Event.ChannelHandledIn event) {
    ChannelInfo channel = event.channel();
    if (isOn(channel.logHandleIn())) {
      log(
          channel.logHandleIn(),
          "HANDLED " + LogText.of(event.event()) + " INCOMING ON " + LogText.of(channel.topic())
              + " (" + channel.channel().getSimpleName() + ")",
          event.duration(),
          "",
          event.params());
    }
  }

  private static boolean isOn(Level level) {
    return level != Level.OFF && LOG.isLoggable(level);
  }

  private static void log(
      Level level, String what, Duration took, String more, ShownParams params) {
    long micros = took.toNanos() / 1_000;
    String time = micros < 1_000 ? micros + "µs" : micros / 1_000 + "ms";
    LOG.log(level, what + " in " + time + more + "\n  Parameters: " + params);
  }
}
