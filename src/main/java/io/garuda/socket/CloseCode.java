package io.garuda.socket;

/**
 * The codes that a server of Garuda closes a connection with (RFC 6455 section 7.4).
 *
 * <p>{@code phoenix.js} reconnects after each of them; it would not after 1000, which is never sent
 * first. The container adds its own: 1002 for frames that break the protocol, 1007 for text that is
 * not UTF-8.
 */
public final class CloseCode {
  /** The application asked for it by {@code disconnect}. */
  public static final int GOING_AWAY = 1001;

  /** Nothing was received for the mount's timeout. */
  public static final int TIMEOUT = 1002;

  /** Never sent: the connection was just gone. */
  public static final int GONE = 1006;

  /** A message is larger than the mount allows. */
  public static final int TOO_BIG = 1009;

  /** A message cannot be decoded, or the connection failed. */
  public static final int FAILED = 1011;

  /** The application stops or is replaced; another one, or another node, takes its clients. */
  public static final int RESTART = 1012;

  /** The client's token or its browser's session has ended; it may come back with another one. */
  public static final int UNAUTHORIZED = 4401;

  /** The client reads too slowly: too much waits for it, or a write ran into its deadline. */
  public static final int SLOW = 4408;

  /** The client sends faster than its channels handle. */
  public static final int OVERLOADED = 4429;

  private CloseCode() {}
}
