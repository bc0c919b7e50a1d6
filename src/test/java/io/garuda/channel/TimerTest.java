package io.garuda.channel;

import static io.garuda.channel.ScriptedApp.await;
import static io.garuda.channel.ScriptedApp.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimerTest {
  private final Timer timer = new Timer();

  @AfterEach
  void close() {
    timer.close();
  }

  @Test
  void noTaskRunsBeforeItsDelayHasPassed() {
    List<Long> early = new ArrayList<>(); // all on the timer's thread
    CountDownLatch all = new CountDownLatch(200);
    for (int i = 0; i < 200; i++) {
      Duration delay = Duration.ofMillis(i);
      long due = System.nanoTime() + delay.toNanos();
      timer.schedule(delay, () -> {
        long left = due - System.nanoTime();
        if (left > 0) {
          early.add(left);
        }
        all.countDown();
      });
    }
    await(all);
    assertThat(early).isEmpty();
  }

  @Test
  void aTaskRunsOnce() {
    AtomicInteger runs = new AtomicInteger();
    timer.schedule(Duration.ofMillis(1), runs::incrementAndGet);
    CountDownLatch later = new CountDownLatch(1);
    timer.schedule(Duration.ofMillis(300), later::countDown);
    await(later);
    assertThat(runs).hasValue(1);
  }

  @Test
  void aCancelledTaskDoesNotRunAndIsLetGo() throws InterruptedException {
    CountDownLatch ran = new CountDownLatch(1);
    WeakReference<Runnable> kept = cancelled(ran);
    eventually(() -> {
      System.gc();
      return kept.get() == null;
    });
    assertThat(ran.await(300, TimeUnit.MILLISECONDS)).isFalse();
  }

  private WeakReference<Runnable> cancelled(CountDownLatch ran) {
    Runnable task = () -> ran.countDown();
    timer.schedule(Duration.ofMillis(100), task).cancel();
    return new WeakReference<>(task);
  }

  @Test
  void aTaskMayScheduleAnother() {
    CountDownLatch second = new CountDownLatch(1);
    timer.schedule(Duration.ZERO, () -> timer.schedule(Duration.ZERO, second::countDown));
    await(second);
  }

  @Test
  void aTaskThatThrowsStopsNoOther() {
    CountDownLatch second = new CountDownLatch(2);
    timer.schedule(Duration.ZERO, () -> {
      second.countDown();
      throw new IllegalStateException("task");
    });
    timer.schedule(Duration.ofMillis(100), second::countDown);
    await(second);
  }

  @Test
  void anErrorInATaskStopsNoOther() {
    CountDownLatch second = new CountDownLatch(1);
    timer.schedule(Duration.ZERO, () -> {
      throw new StackOverflowError();
    });
    timer.schedule(Duration.ofMillis(100), second::countDown);
    await(second);
  }

  @Test
  void aClosedTimerRunsNothingAndItsThreadEnds() throws InterruptedException {
    CountDownLatch ran = new CountDownLatch(1);
    CountDownLatch running = new CountDownLatch(1);
    List<Thread> thread = new ArrayList<>();
    timer.schedule(Duration.ZERO, () -> {
      thread.add(Thread.currentThread());
      running.countDown();
    });
    await(running);
    timer.schedule(Duration.ofMillis(50), ran::countDown);
    timer.close();
    eventually(() -> !thread.get(0).isAlive());
    assertThat(ran.await(100, TimeUnit.MILLISECONDS)).isFalse();
  }
}
