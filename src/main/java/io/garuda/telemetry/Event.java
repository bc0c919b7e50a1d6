package io.garuda.telemetry;

import io.garuda.param.ShownParams;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened; every event there is stands here.
 *
 * <p>Those that Phoenix has bear its name ({@code phoenix.channel_joined} is {@code [:phoenix,
 * :channel_joined]}), those it has not begin with {@code garuda}. Durations are measured by {@link
 * System#nanoTime}; one is zero if nobody listened when it began. Parameters are shown filtered, and are
 * written out only when a handler asks for their text. Topics, events of clients and paths are of a
 * client's choice: nothing to count by.
 */
public sealed interface Event {
  /** Will return its name, such as {@code phoenix.channel_joined}. */
  default String name() {
    return nameOf(getClass());
  }

  /** Will return the name of a type of events. */
  static String nameOf(Class<?> type) {
    Named named = type.getAnnotation(Named.class);
    return named == null ? type.getSimpleName() : named.value();
  }

  /** The name of a type of events. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE)
  @interface Named {
    String value();
  }

  /**
   * A client's attempt to connect was decided; on the request's thread, before the upgrade.
   *
   * @param duration of {@code SocketHandler.connect}; zero if something before it refused
   * @param result {@code ok}, or who refused: {@code upgrade}, {@code origin}, {@code subprotocol},
   *     {@code vsn}, {@code connect}, {@code crash}
   * @param status of HTTP: 101 if accepted
   * @param reason of the refusal, for administrators; empty if accepted
   */
  @Named("phoenix.socket_connected")
  record SocketConnected(
      Duration duration,
      SocketInfo socket,
      String result,
      int status,
      String reason,
      ShownParams params)
      implements Event {}

  /**
   * A client found no place, as its endpoint's {@code Quotas} or a drain want; on the request's thread.
   * Nothing else tells of it: {@link SocketConnected} is of those who were let in or refused by rights.
   *
   * @param reason {@code draining}, {@code full}, {@code rate}, {@code address}, {@code address_rate} or
   *     {@code user}
   * @param status of HTTP: 503 or 429
   * @param retryAfter when it was told to come back
   */
  @Named("garuda.socket_turned_away")
  record SocketTurnedAway(SocketInfo socket, String reason, int status, Duration retryAfter)
      implements Event {}

  /** A connection is served: the first message may come; on the transport's thread. */
  @Named("garuda.socket_opened")
  record SocketOpened(SocketInfo socket) implements Event {}

  /**
   * A connection that was served is over; on the transport's thread, once.
   *
   * @param lifetime since the first message could come
   * @param code of RFC 6455 section 7.4, whoever closed: 1006 if the client was just gone
   * @param reason of the close frame; of the client's choice if the client closed
   * @param received frames and bytes of messages, as characters of text or bytes
   * @param sent likewise; what was dropped or still waited is not in it
   */
  @Named("garuda.socket_closed")
  record SocketClosed(
      Duration lifetime, SocketInfo socket, int code, String reason, Traffic received, Traffic sent)
      implements Event {}

  /** How much went one way. */
  record Traffic(long frames, long bytes) {}

  /**
   * A client's heartbeat was answered; on the transport's thread.
   *
   * @param interval since the one before, or since it connected; zero if nobody listened then
   */
  @Named("garuda.socket_heartbeat")
  record SocketHeartbeat(Duration interval, SocketInfo socket) implements Event {}

  /**
   * A connection is closed with 4429, since its client asks for too much; any thread.
   *
   * @param reason {@code overloaded} or {@code rate limited}
   * @param waitingMessages in all mailboxes of the connection
   * @param waitingBytes likewise
   */
  @Named("garuda.socket_overloaded")
  record SocketOverloaded(SocketInfo socket, String reason, int waitingMessages, long waitingBytes)
      implements Event {}

  /**
   * A connection is closed with 4408, since too much waits for its client; any thread.
   *
   * @param maxBytes how much may wait
   */
  @Named("garuda.socket_slow")
  record SocketSlow(SocketInfo socket, int maxBytes) implements Event {}

  /** Messages for a slow client were dropped, as the policy of its socket wants; any thread. */
  @Named("garuda.socket_dropped")
  record SocketDropped(SocketInfo socket, int messages) implements Event {}

  /**
   * A batch of clients is sent away, since the application stops; on any thread.
   *
   * @param count of this batch
   * @param total of the drain
   * @param index of the batch, from 1
   * @param rounds how many batches there are
   */
  @Named("phoenix.socket_drain")
  record SocketDrain(int count, int total, int index, int rounds) implements Event {}

  /**
   * A join was answered; on its mailbox, or at its deadline on the timer's thread.
   *
   * @param duration since the join's turn came
   * @param result {@code ok}, {@code error} if the channel refused, {@code crash} if it threw, {@code
   *     timeout} at its deadline
   * @param params none of them at its deadline, when they are not kept any more
   */
  @Named("phoenix.channel_joined")
  record ChannelJoined(Duration duration, ChannelInfo channel, String result, ShownParams params)
      implements Event {}

  /**
   * A join ran into its deadline, and what it still does is in vain; on the timer's thread.
   *
   * @param deadline how long it had
   */
  @Named("garuda.channel_join_late")
  record ChannelJoinLate(Duration deadline, ChannelInfo channel) implements Event {}

  /**
   * A joined channel ended; on its mailbox, after {@code terminate}.
   *
   * @param lifetime since the join was answered
   * @param reason an {@code EndReason} in lower case: {@code left}, {@code closed}, {@code stopped},
   *     {@code duplicate_join}, {@code unauthorized}, {@code crashed}, {@code drained}
   */
  @Named("garuda.channel_left")
  record ChannelLeft(Duration lifetime, ChannelInfo channel, String reason) implements Event {}

  /**
   * A channel handled an event of its client's; on its mailbox.
   *
   * @param duration of the handler
   * @param event of the client's choice
   * @param declared whether a method {@code @On} is for it
   * @param result {@code noreply}, {@code stop}, {@code crash}, or the status of the reply
   */
  @Named("phoenix.channel_handled_in")
  record ChannelHandledIn(
      Duration duration,
      ChannelInfo channel,
      String event,
      boolean declared,
      String result,
      ShownParams params)
      implements Event {}

  /**
   * A channel handled a broadcast that it intercepts; on its mailbox.
   *
   * @param duration of {@code handleOut}
   * @param result {@code ok} or {@code crash}
   */
  @Named("garuda.channel_handled_out")
  record ChannelHandledOut(Duration duration, ChannelInfo channel, String event, String result)
      implements Event {}

  /**
   * A channel pushed an event to its client, and it was queued; any thread.
   *
   * @param bytes of the frame
   */
  @Named("garuda.channel_pushed")
  record ChannelPushed(ChannelInfo channel, String event, int bytes) implements Event {}

  /**
   * A channel that was given up said something more, which was dropped; any thread.
   *
   * @param what {@code reply} or {@code push}
   */
  @Named("garuda.channel_muted")
  record ChannelMuted(ChannelInfo channel, String what) implements Event {}

  /**
   * A mailbox came to run; on it.
   *
   * @param depth how many tasks waited in it
   * @param waitingMessages in all mailboxes of the connection, these included
   * @param waitingBytes likewise
   */
  @Named("garuda.channel_mailbox")
  record ChannelMailbox(ChannelInfo channel, int depth, int waitingMessages, long waitingBytes)
      implements Event {}

  /**
   * An event was given to all subscribers of a topic on this node; on the publisher's thread.
   *
   * @param recipients how many subscribers that were
   * @param bytes of the payload
   */
  @Named("garuda.broadcast")
  record Broadcast(String topic, String event, int recipients, int bytes) implements Event {}

  /** A request came in; on its thread ({@code phoenix.endpoint.start}). */
  @Named("phoenix.endpoint.start")
  record RequestStarted(String method, String path) implements Event {}

  /**
   * A request was answered; on any thread.
   *
   * @param duration since it came in
   * @param route of the table as it is written there, none if no route took it
   */
  @Named("phoenix.endpoint.stop")
  record RequestStopped(
      Duration duration, String method, String path, Optional<RouteInfo> route, int status)
      implements Event {}

  /** A request met its route, before its pipelines; on its thread. */
  @Named("phoenix.router_dispatch.start")
  record RouteStarted(RouteInfo route, String path) implements Event {}

  /**
   * A route's pipelines and action are through; on the request's thread.
   *
   * @param duration without what a later answer waits for
   * @param failure what they threw, if they did ({@code phoenix.router_dispatch.exception})
   */
  @Named("phoenix.router_dispatch.stop")
  record RouteStopped(
      Duration duration,
      RouteInfo route,
      String path,
      @Nullable Throwable failure) implements Event {}

  /**
   * An error is answered; on the request's thread.
   *
   * @param duration of the rendering
   * @param error none if somebody only set the status
   */
  @Named("phoenix.error_rendered")
  record ErrorRendered(
      Duration duration, String path, int status, @Nullable Throwable error) implements Event {}
}
