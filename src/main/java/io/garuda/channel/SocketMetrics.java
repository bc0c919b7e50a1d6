package io.garuda.channel;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.LongAdder;

/** Counts what happens to clients and channels; any thread. */
public final class SocketMetrics implements SocketsMXBean {
  private final ExecutorService workers;
  private final LongAdder connections = new LongAdder();
  private final LongAdder dropped = new LongAdder();
  private final LongAdder slow = new LongAdder();
  private final LongAdder overloaded = new LongAdder();
  private final LongAdder lateJoins = new LongAdder();

  SocketMetrics(ExecutorService workers) {
    this.workers = workers;
  }

  void connected(int change) {
    connections.add(change);
  }

  void dropped(int messages) {
    dropped.add(messages);
  }

  void slow() {
    slow.increment();
  }

  void overloaded() {
    overloaded.increment();
  }

  void lateJoin() {
    lateJoins.increment();
  }

  @Override
  public int getConnections() {
    return connections.intValue();
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
