package io.garuda.channel;

/** A backlog of no connection. */
public final class BareBacklog {
  private BareBacklog() {}

  public static Backlog of(int maxBytes, Overflow overflow) {
    return new Backlog(maxBytes, overflow, new SocketMetrics(Workers.start()));
  }
}
