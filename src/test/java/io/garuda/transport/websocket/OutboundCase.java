package io.garuda.transport.websocket;

import io.garuda.socket.Frame;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

/** A session that records, and tasks that run when the test says so. */
abstract class OutboundCase {
  final RecordedSession recorded = new RecordedSession();
  final Queue<Runnable> tasks = new ArrayDeque<>();

  static long in(int seconds) {
    return System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
  }

  void work() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
  }

  static void offer(Outbound outbound, String... texts) {
    for (String text : texts) {
      outbound.send(Frame.text(text));
    }
  }
}
