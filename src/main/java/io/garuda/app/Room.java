package io.garuda.app;

import io.garuda.app.Message.Source;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A room: who is in it, and its last messages. */
public final class Room {
  /** How many messages a room keeps. */
  public static final int KEPT = 50;

  private final String id;
  private final String name;
  private final Deque<Message> messages = new ArrayDeque<>(KEPT);
  private final SortedMap<String, Integer> windows = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
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

  /** Will return who is here, in alphabetical order, each person once. */
  public synchronized List<String> members() {
    return List.copyOf(windows.keySet());
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

  /** Will count a window of a person; true if it is the first. */
  synchronized boolean enter(String nick) {
    return windows.merge(nick, 1, Integer::sum) == 1;
  }

  /** Will no longer count a window of a person; true if it was the last. */
  synchronized boolean leave(String nick) {
    return windows.computeIfPresent(nick, (who, count) -> count == 1 ? null : count - 1) == null;
  }
}
