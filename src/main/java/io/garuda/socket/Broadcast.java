package io.garuda.socket;

import org.jspecify.annotations.Nullable;

/**
 * A message to all subscribers of a topic ({@code Phoenix.Socket.Broadcast}).
 *
 * <p>Encoded once for each serializer, however many clients it goes to (the fastlane). Any thread.
 */
public final class Broadcast {
  private final Topic topic;
  private final String event;
  private final Payload payload;
  private volatile @Nullable Encoded encoded;

  /**
   * Will carry an event to a topic.
   *
   * @throws MalformedPayloadException if the payload is neither an object nor bytes
   */
  public Broadcast(Topic topic, String event, Payload payload) {
    payload.requireMessage();
    this.topic = topic;
    this.event = event;
    this.payload = payload;
  }

  public Topic topic() {
    return topic;
  }

  public String event() {
    return event;
  }

  public Payload payload() {
    return payload;
  }

  /** Will return the frame for a serializer; two threads that ask first may both encode it. */
  public Frame frame(Serializer serializer) {
    Encoded known = encoded;
    for (Encoded e = known; e != null; e = e.next) {
      if (e.serializer == serializer) {
        return e.frame;
      }
    }
    Frame frame = serializer.broadcast(topic, event, payload).about(topic, event);
    encoded = new Encoded(serializer, frame, known);
    return frame;
  }

  private record Encoded(
      Serializer serializer, Frame frame, @Nullable Encoded next) {}
}
