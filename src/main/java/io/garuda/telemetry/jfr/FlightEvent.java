package io.garuda.telemetry.jfr;

import java.time.Duration;
import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/**
 * The events as they stand in a recording, named {@code garuda.ChannelJoined} and so on.
 *
 * <p>What took time has it in {@code took}: the recording's own duration is that of the telling.
 */
@Category("Garuda")
@StackTrace(false)
abstract class FlightEvent extends Event {
  @Label("Took")
  @Timespan(Timespan.NANOSECONDS)
  long took;

  @Label("Handler or Channel")
  String type = "";

  FlightEvent of(Duration duration, Class<?> what) {
    took = duration.toNanos();
    type = what.getName();
    return this;
  }

  @Name("garuda.SocketConnected")
  @Label("Socket Connected")
  @Description("A client's attempt to connect was decided")
  static final class SocketConnected extends FlightEvent {
    @Label("Path")
    String path = "";

    @Label("Transport")
    String transport = "";

    @Label("Protocol Version")
    String vsn = "";

    @Label("Result")
    String result = "";

    @Label("Status")
    int status;
  }

  @Name("garuda.SocketClosed")
  @Label("Socket Closed")
  @Description("A connection is over; took is its life")
  static final class SocketClosed extends FlightEvent {
    @Label("Path")
    String path = "";

    @Label("Transport")
    String transport = "";

    @Label("Code")
    int code;

    @Label("Reason")
    String reason = "";

    @Label("Received Messages")
    long received;

    @Label("Received")
    @DataAmount
    long receivedBytes;

    @Label("Sent Messages")
    long sent;

    @Label("Sent")
    @DataAmount
    long sentBytes;
  }

  /** Overloaded, slow, or messages dropped. */
  @Name("garuda.SocketPressed")
  @Label("Socket Pressed")
  @Description("A client asks for too much, or reads too slowly")
  static final class SocketPressed extends FlightEvent {
    @Label("Path")
    String path = "";

    @Label("What")
    String what = "";
  }

  @Name("garuda.ChannelJoined")
  @Label("Channel Joined")
  @Description("A join was answered")
  static final class ChannelJoined extends FlightEvent {
    @Label("Topic")
    String topic = "";

    @Label("Result")
    String result = "";
  }

  @Name("garuda.ChannelLeft")
  @Label("Channel Left")
  @Description("A joined channel ended; took is its life")
  static final class ChannelLeft extends FlightEvent {
    @Label("Topic")
    String topic = "";

    @Label("Reason")
    String reason = "";
  }

  @Name("garuda.HandledIn")
  @Label("Handled In")
  @Description("A channel handled an event of its client's")
  static final class HandledIn extends FlightEvent {
    @Label("Topic")
    String topic = "";

    @Label("Event")
    String event = "";

    @Label("Result")
    String result = "";
  }

  @Name("garuda.HandledOut")
  @Label("Handled Out")
  @Description("A channel handled a broadcast that it intercepts")
  static final class HandledOut extends FlightEvent {
    @Label("Topic")
    String topic = "";

    @Label("Event")
    String event = "";

    @Label("Result")
    String result = "";
  }

  @Name("garuda.Pushed")
  @Label("Pushed")
  @Description("A channel pushed an event to its client; off unless a recording asks for it")
  @Enabled(false)
  static final class Pushed extends FlightEvent {
    @Label("Topic")
    String topic = "";

    @Label("Event")
    String event = "";

    @Label("Size")
    @DataAmount
    int bytes;
  }

  @Name("garuda.Mailbox")
  @Label("Mailbox")
  @Description("A mailbox came to run; off unless a recording asks for it")
  @Enabled(false)
  static final class Mailbox extends FlightEvent {
    @Label("Topic")
    String topic = "";

    @Label("Depth")
    int depth;

    @Label("Waiting Messages")
    int waitingMessages;

    @Label("Waiting")
    @DataAmount
    long waitingBytes;
  }

  @Name("garuda.Broadcast")
  @Label("Broadcast")
  @Description("An event was given to all subscribers of a topic on this node")
  static final class Broadcast extends FlightEvent {
    @Label("Topic")
    String topic = "";

    @Label("Event")
    String event = "";

    @Label("Recipients")
    int recipients;

    @Label("Size")
    @DataAmount
    int bytes;
  }

  @Name("garuda.Request")
  @Label("Request")
  @Description("A request was answered")
  static final class Request extends FlightEvent {
    @Label("Method")
    String method = "";

    @Label("Path")
    String path = "";

    @Label("Route")
    String route = "";

    @Label("Status")
    int status;
  }
}
