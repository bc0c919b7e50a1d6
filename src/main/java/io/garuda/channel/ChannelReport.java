package io.garuda.channel;

import io.garuda.socket.Message;
import io.garuda.socket.Payload;
import io.garuda.telemetry.ChannelInfo;
import io.garuda.telemetry.Event;
import io.garuda.telemetry.Probe;
import java.lang.System.Logger.Level;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What one channel tells of itself; each method on the thread that its event names. */
final class ChannelReport {
  private final SocketConnection connection;
  private final SocketEvents events;
  private final ChannelRoutes.Row route;
  private final String topic;
  private @Nullable ChannelInfo about; // immutable: two threads may make it
  private volatile long turn;
  private volatile long joined;

  ChannelReport(SocketConnection connection, ChannelRoutes.Row route, String topic) {
    this.connection = connection;
    this.events = connection.runtime().events();
    this.route = route;
    this.topic = topic;
  }

  private ChannelInfo about() {
    ChannelInfo known = about;
    if (known == null) {
      Logged logged = route.channel().getAnnotation(Logged.class);
      known = new ChannelInfo(
          connection.report().about(),
          topic,
          route.pattern(),
          route.channel(),
          logged == null ? Level.INFO : logged.join(),
          logged == null ? Level.DEBUG : logged.handleIn());
      about = known;
    }
    return known;
  }

  /** The turn of its join has come. */
  void begins() {
    turn = events.joined.start();
  }

  void joined(String result, Payload params) {
    joined = System.nanoTime() | 1;
    if (events.joined.isOn()) {
      events.joined.emit(
          new Event.ChannelJoined(Probe.since(turn), about(), result, events.shown(params)));
    }
  }

  void joinLate() {
    if (events.joinLate.isOn()) {
      events.joinLate.emit(new Event.ChannelJoinLate(connection.limits().joinTimeout(), about()));
    }
  }

  void left(EndReason reason) {
    if (events.left.isOn()) {
      events.left.emit(new Event.ChannelLeft(
          Probe.since(joined), about(), reason.name().toLowerCase(Locale.ROOT)));
    }
  }

  /** Will return when the handling begins, for {@link #handledIn}; 0 if nobody wants to know. */
  long handlesIn() {
    return events.handledIn.start();
  }

  void handledIn(long started, Message message, boolean declared, String result) {
    if (started != 0) {
      events.handledIn.emit(new Event.ChannelHandledIn(
          Probe.since(started),
          about(),
          message.event(),
          declared,
          result,
          events.shown(message.payload())));
    }
  }

  long handlesOut() {
    return events.handledOut.start();
  }

  void handledOut(long started, String event, String result) {
    if (started != 0) {
      events.handledOut.emit(
          new Event.ChannelHandledOut(Probe.since(started), about(), event, result));
    }
  }

  void pushed(String event, int bytes) {
    if (events.pushed.isOn()) {
      events.pushed.emit(new Event.ChannelPushed(about(), event, bytes));
    }
  }

  void muted(String what) {
    if (events.muted.isOn()) {
      events.muted.emit(new Event.ChannelMuted(about(), what));
    }
  }

  void mailbox(int depth) {
    if (events.mailbox.isOn()) {
      Inflow inflow = connection.inflow();
      events.mailbox.emit(new Event.ChannelMailbox(
          about(), depth, inflow.waitingMessages(), inflow.waitingBytes()));
    }
  }
}
