package io.garuda.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.health.HealthCheck.Probe;
import io.garuda.health.HealthReport.Found;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of checks that work, fail, hang, and are asked too often. */
@Timeout(10)
class HealthChecksTest {
  private final List<Runnable> deadlines = new ArrayList<>();
  private final HealthChecks checks = new HealthChecks(() -> Runnable::run, this::later);

  @AfterEach
  void close() {
    checks.close();
  }

  private synchronized Runnable later(Duration delay, Runnable task) {
    assertThat(delay).isEqualTo(Duration.ofSeconds(1));
    deadlines.add(task);
    return () -> remove(task);
  }

  private synchronized void remove(Runnable task) {
    deadlines.remove(task);
  }

  private synchronized void pass() {
    deadlines.forEach(Runnable::run);
    deadlines.clear();
  }

  private synchronized int waiting() {
    return deadlines.size();
  }

  private record Check(String name, Callable<Health> does) implements HealthCheck {
    @Override
    public Health check() throws Exception {
      return does.call();
    }
  }

  private CompletableFuture<HealthReport> ask() {
    return checks.ask(Probe.READY).toCompletableFuture();
  }

  private static Health only(CompletableFuture<HealthReport> report) throws Exception {
    List<Found> found = report.get(5, TimeUnit.SECONDS).checks();
    assertThat(found).hasSize(1);
    return found.get(0).health();
  }

  private record Row(String name, Callable<Health> check, Health found) {
    @Override
    public String toString() {
      return name;
    }
  }

  @SuppressWarnings("NullAway") // what a check must not do
  static List<Row> rows() {
    return List.of(
        new Row("up", Health::up, Health.up()),
        new Row("down", () -> Health.down("full"), Health.down("full")),
        new Row(
            "throws",
            () -> {
              throw new java.sql.SQLException("no route to host");
            },
            Health.of(false).with("error", "SQLException: no route to host")),
        new Row(
            "throws without a message",
            () -> {
              throw new IllegalStateException();
            },
            Health.of(false).with("error", "IllegalStateException")),
        new Row(
            "fails",
            () -> {
              throw new StackOverflowError("deep");
            },
            Health.of(false).with("error", "StackOverflowError: deep")),
        new Row(
            "throws a book",
            () -> {
              throw new IllegalStateException("a".repeat(10_000));
            },
            Health.of(false)
                .with(
                    "error",
                    ("IllegalStateException: " + "a".repeat(300)).substring(0, 300) + "...")),
        new Row(
            "returns nothing",
            () -> null,
            Health.of(false)
                .with("error", "NullPointerException: expected a Health from check(), got: null")));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aCheckIsWhatItFinds(Row row) throws Exception {
    checks.add(new Check("one", row.check));
    assertThat(only(ask())).isEqualTo(row.found);
    assertThat(only(ask())).isEqualTo(row.found);
    assertThat(waiting()).isZero();
  }

  @Test
  void oneThatHangsIsDownAndInterruptedAndHoldsUpNoOther() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    checks.add(new Check("stuck", () -> {
      try {
        new CountDownLatch(1).await();
        return Health.up();
      } finally {
        interrupted.countDown();
      }
    }));
    checks.add(new Check("well", Health::up));
    CompletableFuture<HealthReport> asked = ask();
    while (waiting() > 1) {
      Thread.onSpinWait(); // until the other has answered
    }
    assertThat(asked).isNotDone();
    pass();
    assertThat(asked.get(5, TimeUnit.SECONDS).checks())
        .containsExactly(
            new Found("stuck", Health.down("no answer within 1000 ms")),
            new Found("well", Health.up()));
    assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void oneThatIgnoresItsEndCostsOneThreadHoweverOftenItIsAsked() throws Exception {
    CountDownLatch released = new CountDownLatch(1);
    AtomicInteger runs = new AtomicInteger();
    checks.add(new Check("deaf", () -> {
      runs.incrementAndGet();
      while (released.getCount() > 0) {
        try {
          released.await();
        } catch (InterruptedException e) {
          assertThat(e).hasNoCause(); // and goes on
        }
      }
      return Health.up();
    }));
    List<CompletableFuture<HealthReport>> together = List.of(ask(), ask(), ask());
    pass();
    for (CompletableFuture<HealthReport> one : together) {
      assertThat(only(one).isUp()).isFalse();
    }
    for (int i = 0; i < 1000; i++) {
      assertThat(ask()).isDone();
    }
    assertThat(runs).hasValue(1);
    released.countDown();
    while (!only(ask()).isUp()) {
      Thread.onSpinWait(); // until its thread is back
    }
    assertThat(runs).hasValueGreaterThan(1);
  }

  @Test
  void whoAsksMeanwhileGetsTheSameAnswer() throws Exception {
    CountDownLatch released = new CountDownLatch(1);
    AtomicInteger runs = new AtomicInteger();
    checks.add(new Check("slow", () -> {
      released.await();
      return Health.up().with("run", runs.incrementAndGet());
    }));
    List<CompletableFuture<HealthReport>> together = List.of(ask(), ask());
    released.countDown();
    for (CompletableFuture<HealthReport> one : together) {
      assertThat(only(one)).isEqualTo(Health.up().with("run", 1));
    }
    assertThat(only(ask())).isEqualTo(Health.up().with("run", 2));
  }

  @Test
  void aContextThatFailsIsItsCheckDown() throws Exception {
    HealthChecks broken = new HealthChecks(
        () -> task -> {
          throw new IllegalStateException("no context");
        },
        this::later);
    broken.add(new Check("one", Health::up));
    assertThat(only(broken.ask(Probe.READY).toCompletableFuture()))
        .isEqualTo(Health.of(false).with("error", "IllegalStateException: no context"));
  }

  @Test
  void eachProbeAsksItsOwn() throws Exception {
    checks.add("here", Probe.LIVE, Health::up);
    checks.add(new Check("there", () -> Health.down("away")));
    assertThat(checks.ask(Probe.LIVE).toCompletableFuture())
        .isCompletedWithValue(new HealthReport(List.of(new Found("here", Health.up()))));
    assertThat(only(ask()).isUp()).isFalse();
  }

  @Test
  void theEndInterruptsThem() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    checks.add(new Check("long", () -> {
      begun.countDown();
      try {
        new CountDownLatch(1).await();
        return Health.up();
      } finally {
        interrupted.countDown();
      }
    }));
    CompletableFuture<HealthReport> asked = ask();
    assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
    checks.close();
    assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
    assertThat(only(asked).isUp()).isFalse();
    assertThat(ask()).isCompletedWithValueMatching(report -> !report.isUp());
  }

  @Test
  void namesAndTimeoutsAreCheckedAtBoot() {
    checks.add("sockets", Probe.READY, Health::up);
    for (String name : List.of("sockets", "", " ")) {
      assertThatThrownBy(() -> checks.add(new Check(name, Health::up)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("\"" + name + "\"");
    }
    assertThatThrownBy(() -> checks.add(new HealthCheck() {
          @Override
          public String name() {
            return "hasty";
          }

          @Override
          public Duration timeout() {
            return Duration.ZERO;
          }

          @Override
          public Health check() {
            return Health.up();
          }
        }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PT0S");
  }
}
