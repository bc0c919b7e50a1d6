package io.garuda.channel;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Starts the joins of one connection in turn, and does not wait for one that takes its time.
 *
 * <p>Quick joins are answered in the order they were asked for, as in Phoenix, and a client that joins
 * a hundred topics at once takes one thread and not a hundred. A join that still runs after {@link
 * #PATIENCE} is passed: it goes on in its own mailbox, and the next one starts beside it.
 */
final class JoinLane {
  static final Duration PATIENCE = Duration.ofMillis(200);

  /** A join, or the refusal of one. */
  interface Step {
    /**
     * Will begin; called on any thread, must not block.
     *
     * @param done must be called when the join was answered, if this returns false
     * @return true if it is answered already
     */
    boolean begin(Runnable done);
  }

  private final Timer timer;
  private final Queue<Step> waiting = new ArrayDeque<>(0);
  private boolean busy;
  private int turn;

  JoinLane(Timer timer) {
    this.timer = timer;
  }

  void add(Step step) {
    int watched;
    synchronized (this) {
      waiting.add(step);
      if (busy) {
        watched = waiting.size() == 1 ? turn : -1;
      } else {
        busy = true;
        watched = 0;
      }
    }
    if (watched == 0) {
      next();
    } else if (watched > 0) {
      watch(watched);
    }
  }

  private void watch(int mine) {
    timer.schedule(PATIENCE, () -> pass(mine));
  }

  /** Will go on to the next step, unless somebody did that already. */
  private void pass(int from) {
    synchronized (this) {
      if (turn != from) {
        return;
      }
      turn++;
    }
    next();
  }

  private void next() {
    boolean answered;
    do {
      Step step;
      int mine;
      boolean more;
      synchronized (this) {
        step = waiting.poll();
        mine = ++turn;
        busy = step != null;
        more = !waiting.isEmpty();
      }
      if (step == null) {
        return;
      }
      if (more) {
        watch(mine);
      }
      answered = step.begin(() -> pass(mine));
    } while (answered);
  }
}
