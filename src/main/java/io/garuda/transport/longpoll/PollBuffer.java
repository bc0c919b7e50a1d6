package io.garuda.transport.longpoll;

import io.garuda.channel.Backlog;
import io.garuda.socket.Frame;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** What waits for the next poll, bounded in bytes; by a lock of its session. */
final class PollBuffer {
  private final Backlog backlog;
  private final Deque<Frame> frames = new ArrayDeque<>();
  private int bytes;

  PollBuffer(Backlog backlog) {
    this.backlog = backlog;
  }

  /** Will keep a frame; false if too much waits, whatever the policy of the socket may drop. */
  boolean add(Frame frame) {
    if (bytes + frame.size() > backlog.maxBytes() && !frames.isEmpty() && !shed(frame.size())) {
      return false;
    }
    frames.add(frame);
    bytes += frame.size();
    return true;
  }

  private boolean shed(int more) {
    Set<Frame> dropped = backlog.shed(frames, bytes + more);
    frames.removeIf(dropped::contains);
    bytes -= dropped.stream().mapToInt(Frame::size).sum();
    return bytes + more <= backlog.maxBytes();
  }

  /** Will keep what was taken and reached nobody, before all else. */
  void putBack(List<Frame> taken) {
    for (int i = taken.size() - 1; i >= 0; i--) {
      frames.addFirst(taken.get(i));
      bytes += taken.get(i).size();
    }
  }

  List<Frame> take() {
    List<Frame> all = List.copyOf(frames);
    frames.clear();
    bytes = 0;
    return all;
  }

  boolean isEmpty() {
    return frames.isEmpty();
  }

  /** Will count and log a client that is closed since too much waits. */
  void slow() {
    backlog.slow();
  }
}
