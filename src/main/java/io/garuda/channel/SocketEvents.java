package io.garuda.channel;

import io.garuda.param.ParamFilter;
import io.garuda.param.ShownParams;
import io.garuda.socket.Payload;
import io.garuda.telemetry.Event;
import io.garuda.telemetry.Probe;
import io.garuda.telemetry.Telemetry;

/** What the sockets of an endpoint tell: a probe for each kind, and what must not be shown. */
final class SocketEvents {
  final Probe<Event.SocketConnected> connected;
  final Probe<Event.SocketTurnedAway> turnedAway;
  final Probe<Event.SocketOpened> opened;
  final Probe<Event.SocketClosed> closed;
  final Probe<Event.SocketHeartbeat> heartbeat;
  final Probe<Event.SocketOverloaded> overloaded;
  final Probe<Event.ChannelJoined> joined;
  final Probe<Event.ChannelJoinLate> joinLate;
  final Probe<Event.ChannelLeft> left;
  final Probe<Event.ChannelHandledIn> handledIn;
  final Probe<Event.ChannelHandledOut> handledOut;
  final Probe<Event.ChannelPushed> pushed;
  final Probe<Event.ChannelMuted> muted;
  final Probe<Event.ChannelMailbox> mailbox;

  private final Telemetry telemetry;
  private final ParamFilter filter;

  SocketEvents(Telemetry telemetry, ParamFilter filter) {
    this.telemetry = telemetry;
    this.filter = filter;
    connected = telemetry.probe(Event.SocketConnected.class);
    turnedAway = telemetry.probe(Event.SocketTurnedAway.class);
    opened = telemetry.probe(Event.SocketOpened.class);
    closed = telemetry.probe(Event.SocketClosed.class);
    heartbeat = telemetry.probe(Event.SocketHeartbeat.class);
    overloaded = telemetry.probe(Event.SocketOverloaded.class);
    joined = telemetry.probe(Event.ChannelJoined.class);
    joinLate = telemetry.probe(Event.ChannelJoinLate.class);
    left = telemetry.probe(Event.ChannelLeft.class);
    handledIn = telemetry.probe(Event.ChannelHandledIn.class);
    handledOut = telemetry.probe(Event.ChannelHandledOut.class);
    pushed = telemetry.probe(Event.ChannelPushed.class);
    muted = telemetry.probe(Event.ChannelMuted.class);
    mailbox = telemetry.probe(Event.ChannelMailbox.class);
  }

  Telemetry telemetry() {
    return telemetry;
  }

  ParamFilter filter() {
    return filter;
  }

  /** Will show a payload without what is secret. */
  ShownParams shown(Payload payload) {
    return payload.isBinary()
        ? ShownParams.binary(payload.size())
        : ShownParams.json(filter, payload.json());
  }
}
