package io.garuda.metrics;

import io.garuda.channel.SocketMetrics;
import io.garuda.channel.SocketRuntime;
import io.garuda.pubsub.EngineReport;
import io.garuda.telemetry.ChannelInfo;
import io.garuda.telemetry.Event;
import io.garuda.telemetry.RouteInfo;
import io.garuda.telemetry.SocketInfo;
import io.garuda.telemetry.Telemetry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** Counts an endpoint's events in a registry; any thread. */
final class EndpointMeters implements AutoCloseable {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
  private static final Set<Integer> CODES =
      Set.of(1000, 1001, 1002, 1003, 1005, 1006, 1007, 1009, 1011, 1012, 4408, 4429);

  private record Asked(String method, String route, int status) {}

  private final Telemetry telemetry;
  private final Meters meters;
  private final List<Telemetry.Attachment> attached = new ArrayList<>();
  private final Map<Class<?>, ChannelMeters> channels = new ConcurrentHashMap<>();
  private final Map<Asked, Timer> requests = new ConcurrentHashMap<>();
  private final LongAdder joined = new LongAdder();

  EndpointMeters(MeterRegistry registry, SocketRuntime sockets) {
    this.telemetry = sockets.telemetry();
    this.meters = new Meters(registry);
    countSockets(sockets.metrics());
    if (sockets.pubSub().reachesOthers()) {
      countNodes(new EngineReport(sockets.pubSub().engine()));
    }
    countChannels();
    countBroadcasts();
    countRequests();
  }

  private <E extends Event> void on(Class<E> type, Consumer<? super E> handler) {
    attached.add(telemetry.attach(type, handler));
  }

  private void countSockets(SocketMetrics sockets) {
    meters.gauge("garuda.sockets", sockets, SocketMetrics::getConnections);
    meters.count("garuda.socket.dropped", sockets, SocketMetrics::getDroppedMessages);
    meters.count("garuda.socket.slow", sockets, SocketMetrics::getSlowClients);
    meters.count("garuda.socket.overloaded", sockets, SocketMetrics::getOverloadedClients);
    meters.count("garuda.channel.join.late", sockets, SocketMetrics::getLateJoins);
    meters.gauge("garuda.workers.waiting", sockets, SocketMetrics::getWaitingForWorkers);
    Counter heartbeats = meters.counter("garuda.socket.heartbeats");
    on(Event.SocketHeartbeat.class, event -> heartbeats.increment());
    on(Event.SocketConnected.class, this::connected);
    on(Event.SocketTurnedAway.class, event -> meters
        .counter("garuda.socket.turned_away", "reason", event.reason())
        .increment());
    on(Event.SocketClosed.class, this::closed);
  }

  private void countNodes(EngineReport engine) {
    meters.gauge("garuda.engine.up", engine, report -> report.isUp() ? 1 : 0);
    meters.count("garuda.engine.published", engine, EngineReport::getPublished);
    meters.count("garuda.engine.received", engine, EngineReport::getReceived);
    meters.count("garuda.engine.lost", engine, EngineReport::getLost);
    meters.count("garuda.engine.outages", engine, EngineReport::getOutages);
    meters.gauge("garuda.engine.waiting.bytes", engine, EngineReport::getWaitingBytes);
  }

  private void connected(Event.SocketConnected event) {
    timer("garuda.socket.connected", event.socket(), "result", event.result())
        .record(event.duration());
  }

  private void closed(Event.SocketClosed event) {
    String code = CODES.contains(event.code()) ? "" + event.code() : EventNames.OTHER;
    timer("garuda.socket.closed", event.socket(), "code", code).record(event.lifetime());
    traffic("received", event.received());
    traffic("sent", event.sent());
  }

  private Timer timer(String name, SocketInfo about, String tag, String value) {
    return meters.timer(
        name,
        "socket",
        about.handler().getSimpleName(),
        "transport",
        about.transport(),
        tag,
        value);
  }

  private void traffic(String direction, Event.Traffic traffic) {
    meters.counter("garuda.socket.messages", "direction", direction).increment((double)
        traffic.frames());
    meters.counter("garuda.socket.bytes", "direction", direction).increment((double)
        traffic.bytes());
  }

  private void countChannels() {
    meters.gauge("garuda.channels", joined, LongAdder::sum);
    DistributionSummary depth = meters.summary("garuda.channel.mailbox.depth", "tasks");
    Counter muted = meters.counter("garuda.channel.muted");
    on(Event.ChannelJoined.class, event -> {
      joined.add(event.result().equals("ok") ? 1 : 0);
      of(event.channel()).joined(event);
    });
    on(Event.ChannelLeft.class, event -> {
      joined.decrement();
      of(event.channel()).left(event);
    });
    on(Event.ChannelHandledIn.class, event -> of(event.channel()).handledIn(event));
    on(Event.ChannelHandledOut.class, event -> of(event.channel()).handledOut(event));
    on(Event.ChannelPushed.class, event -> of(event.channel()).pushed());
    on(Event.ChannelMuted.class, event -> muted.increment());
    on(Event.ChannelMailbox.class, event -> depth.record(event.depth()));
  }

  private ChannelMeters of(ChannelInfo channel) {
    return channels.computeIfAbsent(channel.channel(), type -> new ChannelMeters(meters, type));
  }

  private void countBroadcasts() {
    DistributionSummary recipients = meters.summary("garuda.broadcast.recipients", "subscribers");
    on(Event.Broadcast.class, event -> recipients.record(event.recipients()));
  }

  private void countRequests() {
    on(Event.RequestStopped.class, event -> requests
        .computeIfAbsent(
            new Asked(
                METHODS.contains(event.method()) ? event.method() : EventNames.OTHER,
                event.route().map(RouteInfo::path).orElse("none"),
                event.status()),
            this::timer)
        .record(event.duration()));
    on(Event.ErrorRendered.class, event -> meters
        .counter("garuda.error.rendered", "status", String.valueOf(event.status()))
        .increment());
  }

  private Timer timer(Asked asked) {
    return meters.timer(
        "garuda.request",
        "method",
        asked.method,
        "route",
        asked.route,
        "status",
        String.valueOf(asked.status));
  }

  /** Will count no more, and take the meters out of the registry. */
  @Override
  public void close() {
    attached.forEach(Telemetry.Attachment::detach);
    meters.close();
  }
}
