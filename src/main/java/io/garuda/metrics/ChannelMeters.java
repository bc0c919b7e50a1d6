package io.garuda.metrics;

import io.garuda.telemetry.ChannelInfo;
import io.garuda.telemetry.Event;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The meters of one channel class; any thread. */
final class ChannelMeters {
  private static final Set<String> RESULTS =
      Set.of("ok", "error", "noreply", "stop", "crash", "timeout");

  private record Handled(String event, String result) {}

  private final Meters meters;
  private final String channel;
  private final Counter pushed;
  private final EventNames names = new EventNames();
  private final Map<Handled, Timer> handledIn = new ConcurrentHashMap<>();
  private final Map<String, Timer> handledOut = new ConcurrentHashMap<>();

  ChannelMeters(Meters meters, Class<?> channel) {
    this.meters = meters;
    this.channel = channel.getSimpleName();
    this.pushed = meters.counter("garuda.channel.pushed", "channel", this.channel);
  }

  /** Will bound what applications may pass on from clients, as the status of a reply. */
  private static String result(String told) {
    return RESULTS.contains(told) ? told : EventNames.OTHER;
  }

  void joined(Event.ChannelJoined event) {
    timer("garuda.channel.joined", event.channel(), "result", result(event.result()))
        .record(event.duration());
  }

  void left(Event.ChannelLeft event) {
    timer("garuda.channel.left", event.channel(), "reason", event.reason())
        .record(event.lifetime());
  }

  private Timer timer(String name, ChannelInfo about, String tag, String value) {
    return meters.timer(name, "channel", channel, "pattern", about.pattern(), tag, value);
  }

  void handledIn(Event.ChannelHandledIn event) {
    handledIn
        .computeIfAbsent(new Handled(names.tag(event), result(event.result())), this::timer)
        .record(event.duration());
  }

  private Timer timer(Handled handled) {
    return meters.timer(
        "garuda.channel.handled.in",
        "channel",
        channel,
        "event",
        handled.event,
        "result",
        handled.result);
  }

  void handledOut(Event.ChannelHandledOut event) {
    handledOut
        .computeIfAbsent(
            event.result(),
            result ->
                meters.timer("garuda.channel.handled.out", "channel", channel, "result", result))
        .record(event.duration());
  }

  void pushed() {
    pushed.increment();
  }
}
