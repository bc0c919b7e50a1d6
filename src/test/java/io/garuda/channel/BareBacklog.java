package io.garuda.channel;

import io.garuda.quota.Admission;
import io.garuda.quota.Quotas;
import io.garuda.telemetry.SocketInfo;
import io.garuda.telemetry.Telemetry;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** A backlog of no connection, and what is counted of it. */
public final class BareBacklog {
  private BareBacklog() {}

  public static Backlog of(int maxBytes, Overflow overflow) {
    SocketInfo nobody = new SocketInfo(
        BareBacklog.class, "/socket", "websocket", "2.0.0", Optional.empty(), Level.OFF);
    return new Backlog(maxBytes, overflow, new Telemetry(), nobody);
  }

  /** Will count from now on. */
  public static SocketMetrics metrics(Backlog backlog) {
    return new SocketMetrics(
        Workers.start("worker"),
        new Drain(Drainer.standard(), (delay, task) -> {}, backlog.telemetry()),
        new Admission(Quotas.none(), () -> false, (delay, task) -> {}),
        backlog.telemetry());
  }
}
