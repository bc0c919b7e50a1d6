package io.garuda.channel;

import io.garuda.socket.Payload;
import io.garuda.socket.Serializer;
import io.garuda.socket.Topic;
import io.garuda.socket.Transport;
import org.jspecify.annotations.Nullable;

/** Lets any thread reply to one push later ({@code Phoenix.Channel.socket_ref/1}). */
public final class SocketRef {
  private final Transport transport;
  private final Serializer serializer;
  private final @Nullable String joinRef;
  private final String ref;
  private final Topic topic;

  SocketRef(
      Transport transport,
      Serializer serializer,
      @Nullable String joinRef,
      String ref,
      Topic topic) {
    this.transport = transport;
    this.serializer = serializer;
    this.joinRef = joinRef;
    this.ref = ref;
    this.topic = topic;
  }

  /** Will reply; does not block, and is dropped if the connection is gone. */
  public void reply(String status, Payload response) {
    transport.send(serializer.reply(joinRef, ref, topic, status, response));
  }
}
