package io.garuda.channel;

/** What administrators see of an application's sockets over JMX: counts since it was deployed. */
public interface SocketsMXBean {
  /** Will return how many clients are connected now. */
  int getConnections();

  /** Will return how many broadcasts and pushes a policy of {@link Overflow} dropped. */
  long getDroppedMessages();

  /** Will return how many clients were closed with 4408, since they read too slowly. */
  long getSlowClients();

  /**
   * Will return how many clients were closed with 4429: above a rate, or too much waited for their
   * channels.
   */
  long getOverloadedClients();

  /** Will return how many joins ran into their deadline. */
  long getLateJoins();

  /** Will return how many threads run channels now; -1 where these are virtual, without a bound. */
  int getBusyWorkers();

  /** Will return how many threads may run channels; -1 where these are virtual, without a bound. */
  int getMaxWorkers();

  /** Will return how many mailboxes wait for a thread: above zero, the workers are full. */
  int getWaitingForWorkers();
}
