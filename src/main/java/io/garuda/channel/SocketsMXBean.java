package io.garuda.channel;

/**
 * What administrators see of an application's sockets over JMX, counts since it was deployed; and how
 * they send the clients away.
 */
public interface SocketsMXBean {
  /** Will return how many clients are connected now. */
  int getConnections();

  /** Whether clients are sent away, or were: no new ones are taken. */
  boolean isDraining();

  /**
   * Will send all clients away with 1012 and take no new ones until {@link #resume}; returns at once, while
   * the connections become fewer.
   */
  void drain();

  /** Will take new clients again after {@link #drain}. */
  void resume();

  /** Will return how many places are taken of all: by connected clients, and those that connect. */
  int getAdmitted();

  /** Will return how many clients were refused with 503 since all are sent away. */
  long getRefusedWhileDraining();

  /** Will return how many were refused with 503 above {@code Quotas.sockets}. */
  long getRefusedWhenFull();

  /** Will return how many were refused with 503 above {@code Quotas.connectsPerSecond}. */
  long getRefusedByRate();

  /** Will return how many were refused with 429 above {@code Quotas.perAddress}. */
  long getRefusedByAddress();

  /** Will return how many were refused with 429 above {@code Quotas.connectsPerSecondOfAddress}. */
  long getRefusedByAddressRate();

  /** Will return how many were refused with 429 above {@code Quotas.perUser}. */
  long getRefusedByUser();

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
