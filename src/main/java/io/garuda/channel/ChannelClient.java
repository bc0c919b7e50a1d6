package io.garuda.channel;

import io.garuda.socket.Broadcast;
import io.garuda.socket.Frame;
import io.garuda.socket.MalformedPayloadException;
import io.garuda.socket.Message;
import io.garuda.socket.Payload;
import io.garuda.socket.Topic;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** What a channel tells its client; any thread. Once muted, replies and pushes are dropped. */
final class ChannelClient {
  private static final System.Logger LOG = System.getLogger(ChannelClient.class.getName());

  private final SocketConnection connection;
  private final Topic topic;
  private final @Nullable String joinRef;
  private final ChannelReport report;
  private volatile boolean mute;

  ChannelClient(
      SocketConnection connection, Topic topic, @Nullable String joinRef, ChannelReport report) {
    this.connection = connection;
    this.topic = topic;
    this.joinRef = joinRef;
    this.report = report;
  }

  /** Will drop what the channel says from now on: its join was given up, or another took its place. */
  void mute() {
    mute = true;
  }

  boolean isMute() {
    return mute;
  }

  void reply(Message message, String status, Payload response) {
    if (mute) {
      report.muted("reply");
    } else {
      connection.reply(message, joinRef, status, response);
    }
  }

  /** Will say what a handler wants to be said; true if it stops the channel. */
  boolean answer(Message message, HandleInResult result) {
    if (result instanceof HandleInResult.Reply reply) {
      reply(message, reply.status(), reply.response());
    } else if (result instanceof HandleInResult.Stop stop) {
      answer(message, stop.last());
      return true;
    }
    return false;
  }

  void push(String event, Payload payload) {
    payload.requireMessage();
    if (mute) {
      report.muted("push");
    } else {
      Frame frame = connection.serializer().push(joinRef, topic, event, payload);
      send(frame.about(topic, event));
      report.pushed(event, frame.size());
    }
  }

  void send(Broadcast broadcast) {
    Frame frame;
    try {
      frame = broadcast.frame(connection.serializer());
    } catch (MalformedPayloadException e) {
      LOG.log(Level.WARNING, "a broadcast on {0} cannot be sent: {1}", topic, e.getMessage());
      return;
    }
    send(frame);
  }

  /** Will tell the end with {@code phx_close} or {@code phx_error}, muted or not. */
  void end(String event, Payload payload) {
    send(connection.serializer().end(joinRef, topic, event, payload));
  }

  SocketRef ref(String ref) {
    return new SocketRef(connection.transport(), connection.serializer(), joinRef, ref, topic);
  }

  private void send(Frame frame) {
    connection.transport().send(frame);
  }
}
