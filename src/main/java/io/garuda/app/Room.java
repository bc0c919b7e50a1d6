package io.garuda.app;

import io.garuda.app.Message.Source;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A room and its last messages. */
public final class Room {
  /** How many messages a room keeps. */
  public static final int KEPT = 50;

  private final String id;
  private final String name;
  private final Deque<Message> messages = new ArrayDeque<>(KEPT);
  private long lastId;

  Room(String id, String name) {
    this.id = id;
    this.name = name;
  }

  public String id() {
    return id;
  }

  public String name() {
    return name;
  }

  /** Will return the last messages, oldest first. */
  public synchronized List<Message> messages() {
    return List.copyOf(messages);
  }

  public synchronized Optional<Message> lastMessage() {
    return Optional.ofNullable(messages.peekLast());
  }

  synchronized Message post(String nick, String body, Source source, Instant at) {
    lastId = Math.max(lastId + 1, at.toEpochMilli());
    Message message = new Message(lastId, nick, body, at, source);
    if (messages.size() == KEPT) {
      messages.removeFirst();
    }
    messages.addLast(message);
    return message;
  }
}
