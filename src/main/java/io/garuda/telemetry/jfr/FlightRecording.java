package io.garuda.telemetry.jfr;

import io.garuda.telemetry.ChannelInfo;
import io.garuda.telemetry.Event;
import io.garuda.telemetry.RouteInfo;
import io.garuda.telemetry.SocketInfo;
import io.garuda.telemetry.Telemetry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;

/**
 * Attaches the Flight Recorder to telemetry while a recording runs, and only then.
 *
 * <pre>{@code
 * jcmd <pid> JFR.start name=garuda duration=60s filename=garuda.jfr
 * jfr print --events "garuda.*" garuda.jfr
 * }</pre>
 */
public final class FlightRecording implements AutoCloseable {
  private static final List<Class<? extends FlightEvent>> EVENTS = List.of(
      FlightEvent.SocketConnected.class,
      FlightEvent.SocketClosed.class,
      FlightEvent.SocketPressed.class,
      FlightEvent.ChannelJoined.class,
      FlightEvent.ChannelLeft.class,
      FlightEvent.HandledIn.class,
      FlightEvent.HandledOut.class,
      FlightEvent.Pushed.class,
      FlightEvent.Mailbox.class,
      FlightEvent.Broadcast.class,
      FlightEvent.Request.class);

  private final Telemetry telemetry;
  private final List<Telemetry.Attachment> attached = new ArrayList<>();
  private boolean registered;
  private boolean closed;
  private final FlightRecorderListener listener = new FlightRecorderListener() {
    @Override
    public void recordingStateChanged(Recording recording) {
      look();
    }
  };

  private FlightRecording(Telemetry telemetry) {
    this.telemetry = telemetry;
  }

  /** Will record whenever something records, until it is closed. */
  public static FlightRecording of(Telemetry telemetry) {
    FlightRecording recording = new FlightRecording(telemetry);
    if (FlightRecorder.isAvailable()) {
      FlightRecorder.addListener(recording.listener);
      if (FlightRecorder.isInitialized()) {
        recording.look();
      }
    }
    return recording;
  }

  /** Will attach or detach, as something records or not; the thread that starts or stops it. */
  private synchronized void look() {
    boolean records = !closed
        && FlightRecorder.getFlightRecorder().getRecordings().stream()
            .anyMatch(recording -> recording.getState() == RecordingState.RUNNING);
    if (records && attached.isEmpty()) {
      EVENTS.forEach(FlightRecorder::register);
      registered = true;
      attach();
    } else if (!records) {
      attached.forEach(Telemetry.Attachment::detach);
      attached.clear();
    }
  }

  /** Will let go of the JVM's recorder, or else that would keep the application's classes. */
  @Override
  public void close() {
    if (FlightRecorder.isAvailable()) {
      FlightRecorder.removeListener(listener);
    }
    synchronized (this) {
      closed = true;
      attached.forEach(Telemetry.Attachment::detach);
      attached.clear();
      if (registered) {
        EVENTS.forEach(FlightRecorder::unregister);
      }
    }
  }

  private void attach() {
    on(Event.SocketConnected.class, FlightRecording::connected);
    on(Event.SocketClosed.class, FlightRecording::closed);
    on(Event.SocketOverloaded.class, event -> pressed(event.socket(), event.reason()));
    on(Event.SocketSlow.class, event -> pressed(event.socket(), "slow"));
    on(Event.SocketDropped.class, event -> pressed(event.socket(), "dropped " + event.messages()));
    on(Event.ChannelJoined.class, FlightRecording::joined);
    on(Event.ChannelLeft.class, FlightRecording::left);
    on(Event.ChannelHandledIn.class, FlightRecording::handledIn);
    on(Event.ChannelHandledOut.class, FlightRecording::handledOut);
    on(Event.ChannelPushed.class, FlightRecording::pushed);
    on(Event.ChannelMailbox.class, FlightRecording::mailbox);
    on(Event.Broadcast.class, FlightRecording::broadcast);
    on(Event.RequestStopped.class, FlightRecording::answered);
  }

  private <E extends Event> void on(Class<E> type, Consumer<? super E> handler) {
    attached.add(telemetry.attach(type, handler));
  }

  private static void connected(Event.SocketConnected event) {
    FlightEvent.SocketConnected flight = new FlightEvent.SocketConnected();
    if (flight.shouldCommit()) {
      flight.of(event.duration(), event.socket().handler());
      flight.path = event.socket().path();
      flight.transport = event.socket().transport();
      flight.vsn = event.socket().vsn();
      flight.result = event.result();
      flight.status = event.status();
      flight.commit();
    }
  }

  private static void closed(Event.SocketClosed event) {
    FlightEvent.SocketClosed flight = new FlightEvent.SocketClosed();
    if (flight.shouldCommit()) {
      flight.of(event.lifetime(), event.socket().handler());
      flight.path = event.socket().path();
      flight.transport = event.socket().transport();
      flight.code = event.code();
      flight.reason = event.reason();
      flight.received = event.received().frames();
      flight.receivedBytes = event.received().bytes();
      flight.sent = event.sent().frames();
      flight.sentBytes = event.sent().bytes();
      flight.commit();
    }
  }

  private static void pressed(SocketInfo socket, String what) {
    FlightEvent.SocketPressed flight = new FlightEvent.SocketPressed();
    if (flight.shouldCommit()) {
      flight.of(Duration.ZERO, socket.handler());
      flight.path = socket.path();
      flight.what = what;
      flight.commit();
    }
  }

  private static void joined(Event.ChannelJoined event) {
    FlightEvent.ChannelJoined flight = new FlightEvent.ChannelJoined();
    if (flight.shouldCommit()) {
      flight.of(event.duration(), event.channel().channel());
      flight.topic = event.channel().topic();
      flight.result = event.result();
      flight.commit();
    }
  }

  private static void left(Event.ChannelLeft event) {
    FlightEvent.ChannelLeft flight = new FlightEvent.ChannelLeft();
    if (flight.shouldCommit()) {
      flight.of(event.lifetime(), event.channel().channel());
      flight.topic = event.channel().topic();
      flight.reason = event.reason();
      flight.commit();
    }
  }

  private static void handledIn(Event.ChannelHandledIn event) {
    FlightEvent.HandledIn flight = new FlightEvent.HandledIn();
    if (flight.shouldCommit()) {
      flight.of(event.duration(), event.channel().channel());
      flight.topic = event.channel().topic();
      flight.event = event.event();
      flight.result = event.result();
      flight.commit();
    }
  }

  private static void handledOut(Event.ChannelHandledOut event) {
    FlightEvent.HandledOut flight = new FlightEvent.HandledOut();
    if (flight.shouldCommit()) {
      flight.of(event.duration(), event.channel().channel());
      flight.topic = event.channel().topic();
      flight.event = event.event();
      flight.result = event.result();
      flight.commit();
    }
  }

  private static void pushed(Event.ChannelPushed event) {
    FlightEvent.Pushed flight = new FlightEvent.Pushed();
    if (flight.shouldCommit()) {
      flight.of(Duration.ZERO, event.channel().channel());
      flight.topic = event.channel().topic();
      flight.event = event.event();
      flight.bytes = event.bytes();
      flight.commit();
    }
  }

  private static void mailbox(Event.ChannelMailbox event) {
    FlightEvent.Mailbox flight = new FlightEvent.Mailbox();
    if (flight.shouldCommit()) {
      ChannelInfo channel = event.channel();
      flight.of(Duration.ZERO, channel.channel());
      flight.topic = channel.topic();
      flight.depth = event.depth();
      flight.waitingMessages = event.waitingMessages();
      flight.waitingBytes = event.waitingBytes();
      flight.commit();
    }
  }

  private static void broadcast(Event.Broadcast event) {
    FlightEvent.Broadcast flight = new FlightEvent.Broadcast();
    if (flight.shouldCommit()) {
      flight.topic = event.topic();
      flight.event = event.event();
      flight.recipients = event.recipients();
      flight.bytes = event.bytes();
      flight.commit();
    }
  }

  private static void answered(Event.RequestStopped event) {
    FlightEvent.Request flight = new FlightEvent.Request();
    if (flight.shouldCommit()) {
      flight.took = event.duration().toNanos();
      flight.type = event.route().map(RouteInfo::action).orElse("");
      flight.method = event.method();
      flight.path = event.path();
      flight.route = event.route().map(RouteInfo::path).orElse("");
      flight.status = event.status();
      flight.commit();
    }
  }
}
