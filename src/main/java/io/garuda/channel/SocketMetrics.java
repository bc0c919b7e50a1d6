package io.garuda.channel;

import io.garuda.quota.Admission;
import io.garuda.quota.Refusal.Reason;
import io.garuda.telemetry.Event;
import io.garuda.telemetry.Telemetry;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.LongAdder;

/** Counts what telemetry tells of clients and channels; any thread. */
public final class SocketMetrics implements SocketsMXBean {
  private final ExecutorService workers;
  private final Drain drain;
  private final Admission admission;
  private final LongAdder dropped = new LongAdder();
  private final LongAdder slow = new LongAdder();
  private final LongAdder overloaded = new LongAdder();
  private final LongAdder lateJoins = new LongAdder();

  SocketMetrics(ExecutorService workers, Drain drain, Admission admission, Telemetry telemetry) {
    this.workers = workers;
    this.drain = drain;
    this.admission = admission;
    telemetry.attach(Event.SocketDropped.class, event -> dropped.add(event.messages()));
    telemetry.attach(Event.SocketSlow.class, event -> slow.increment());
    telemetry.attach(Event.SocketOverloaded.class, event -> overloaded.increment());
    telemetry.attach(Event.ChannelJoinLate.class, event -> lateJoins.increment());
  }

  @Override
  public int getConnections() {
    return drain.connections();
  }

  @Override
  public boolean isDraining() {
    return drain.isDraining();
  }

  @Override
  public void drain() {
    drain.start();
  }

  @Override
  public void resume() {
    drain.resume();
  }

  @Override
  public int getAdmitted() {
    return admission.sockets();
  }

  @Override
  public long getRefusedWhileDraining() {
    return admission.refused(Reason.DRAINING);
  }

  @Override
  public long getRefusedWhenFull() {
    return admission.refused(Reason.FULL);
  }

  @Override
  public long getRefusedByRate() {
    return admission.refused(Reason.RATE);
  }

  @Override
  public long getRefusedByAddress() {
    return admission.refused(Reason.ADDRESS);
  }

  @Override
  public long getRefusedByAddressRate() {
    return admission.refused(Reason.ADDRESS_RATE);
  }

  @Override
  public long getRefusedByUser() {
    return admission.refused(Reason.USER);
  }

  @Override
  public long getDroppedMessages() {
    return dropped.sum();
  }

  @Override
  public long getSlowClients() {
    return slow.sum();
  }

  @Override
  public long getOverloadedClients() {
    return overloaded.sum();
  }

  @Override
  public long getLateJoins() {
    return lateJoins.sum();
  }

  @Override
  public int getBusyWorkers() {
    return workers instanceof ThreadPoolExecutor pool ? pool.getActiveCount() : -1;
  }

  @Override
  public int getMaxWorkers() {
    return workers instanceof ThreadPoolExecutor pool ? pool.getMaximumPoolSize() : -1;
  }

  @Override
  public int getWaitingForWorkers() {
    return workers instanceof ThreadPoolExecutor pool ? pool.getQueue().size() : 0;
  }
}
