package io.garuda.channel;

import io.garuda.telemetry.Event;
import io.garuda.telemetry.Probe;
import io.garuda.telemetry.SocketInfo;
import java.time.Duration;

/** What one connection tells of itself; each method on the thread that its event names. */
final class SocketReport {
  private final SocketEvents events;
  private volatile SocketInfo about;
  private volatile long opened; // 0 until then
  private long heartbeat; // the transport's, as what follows
  private long frames;
  private long bytes;

  SocketReport(SocketEvents events, SocketInfo about) {
    this.events = events;
    this.about = about;
  }

  SocketInfo about() {
    return about;
  }

  void about(SocketInfo named) {
    about = named;
  }

  void opened() {
    opened = System.nanoTime() | 1;
    if (events.opened.isOn()) {
      events.opened.emit(new Event.SocketOpened(about));
    }
  }

  /** Will count a message of the client's. */
  void received(int size) {
    frames++;
    bytes += size;
  }

  void heartbeat() {
    if (events.heartbeat.isOn()) {
      long now = System.nanoTime() | 1;
      long before = heartbeat;
      heartbeat = now;
      events.heartbeat.emit(new Event.SocketHeartbeat(
          before == 0 ? Duration.ZERO : Duration.ofNanos(now - before), about));
    }
  }

  void overloaded(String reason, Inflow inflow) {
    if (events.overloaded.isOn()) {
      events.overloaded.emit(new Event.SocketOverloaded(
          about, reason, inflow.waitingMessages(), inflow.waitingBytes()));
    }
  }

  /** Will tell the end of a connection that was served. */
  void closed(int code, String reason, Event.Traffic sent) {
    if (opened != 0 && events.closed.isOn()) {
      events.closed.emit(new Event.SocketClosed(
          Probe.since(opened), about, code, reason, new Event.Traffic(frames, bytes), sent));
    }
  }
}
