package io.garuda.socket;

import java.util.Optional;
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
  private final @Nullable Cursor cursor;
  private volatile @Nullable Encoded encoded;

  /**
   * Will carry an event to a topic.
   *
   * @throws MalformedPayloadException if the payload is neither an object nor bytes
   */
  public Broadcast(Topic topic, String event, Payload payload) {
    this(topic, event, payload, null);
  }

  /** Will carry what a history keeps, likewise. */
  public Broadcast(Topic topic, String event, Payload payload, @Nullable Cursor cursor) {
    payload.requireMessage();
    this.cursor = cursor;
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

  /** Will return its place in the topic's history; none if it has none. */
  public Optional<Cursor> cursor() {
    return Optional.ofNullable(cursor);
  }

  /** Will return the frame for a serializer; two threads that ask first may both encode it. */
  public Frame frame(Serializer serializer) {
    Encoded known = encoded;
    for (Encoded e = known; e != null; e = e.next) {
      if (e.serializer == serializer) {
        return e.frame;
      }
    }
    Frame plain = cursor == null
        ? serializer.broadcast(topic, event, payload)
        : serializer.broadcast(topic, event, payload, cursor.toString());
    Frame frame = plain.about(topic, event);
    encoded = new Encoded(serializer, frame, known);
    return frame;
  }

  private record Encoded(
      Serializer serializer, Frame frame, @Nullable Encoded next) {}
}
