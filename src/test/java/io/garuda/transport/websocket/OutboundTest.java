package io.garuda.transport.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.channel.Backlog;
import io.garuda.channel.BareBacklog;
import io.garuda.channel.Overflow;
import io.garuda.socket.Frame;
import jakarta.websocket.SendResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OutboundTest extends OutboundCase {
  private static final int MAX_BYTES = 1 << 20;

  private static final Backlog BACKLOG = BareBacklog.of(MAX_BYTES, Overflow.CLOSE);

  private static final int LARGE = 600_000;

  @Nested
  class WhenItIsCalledBack {
    private final Outbound outbound = new CallbackOutbound(recorded.session(), tasks::add, BACKLOG);

    @Test
    void oneSendIsUnderWayAtATime() {
      offer(outbound, "a", "b");
      outbound.send(Frame.binary(new byte[] {1}));
      work();
      assertThat(recorded.calls).containsExactly("text:a");
      offer(outbound, "c");
      assertThat(tasks).as("the callback goes on").isEmpty();
      recorded.sent();
      recorded.sent();
      assertThat(recorded.calls).containsExactly("text:a", "text:b", "binary:01");
      recorded.sent();
      recorded.sent();
      assertThat(recorded.calls).endsWith("text:c");
      offer(outbound, "d");
      work();
      assertThat(recorded.calls).endsWith("text:d");
    }

    @Test
    void aCloseFollowsWhatWaitsAndNothingFollowsIt() {
      offer(outbound, "a", "b");
      outbound.close(1001, "disconnect");
      offer(outbound, "late");
      work();
      recorded.sent();
      recorded.sent();
      work();
      assertThat(recorded.calls).containsExactly("text:a", "text:b", "close:1001");
      assertThat(tasks).isEmpty();
    }

    @Test
    void callbacksInsideTheSendDoNotGrowTheStack() {
      recorded.whenSent = handler -> handler.onResult(new SendResult());
      int frames = 50_000;
      for (int i = 0; i < frames; i++) {
        outbound.send(Frame.text("x"));
      }
      recorded.duringSend =
          () -> assertThat(Thread.currentThread().getStackTrace().length).isLessThan(300);
      work();
      assertThat(recorded.calls.size()).isEqualTo(frames);
    }

    @Test
    void aFailedSendDropsWhatWaitsAndCloses() {
      offer(outbound, "a", "b", "c");
      work();
      recorded.failed();
      offer(outbound, "d");
      work();
      assertThat(recorded.calls).containsExactly("text:a", "close:1011");
    }

    @Test
    void aSendThatThrowsDropsWhatWaitsAndCloses() {
      recorded.whenSent = handler -> {
        throw new IllegalStateException("closed");
      };
      offer(outbound, "a", "b");
      work();
      offer(outbound, "c");
      work();
      assertThat(recorded.calls).containsExactly("text:a", "close:1011");
    }

    @Test
    void aSendIsStuckAfterItsDeadlineAndNotBefore() {
      assertThat(outbound.stuck(in(3_600))).isFalse();
      offer(outbound, "a");
      work();
      assertThat(outbound.stuck(in(9))).isFalse();
      assertThat(outbound.stuck(in(11))).isTrue();
      recorded.sent();
      assertThat(outbound.stuck(in(3_600))).isFalse();
    }
  }

  @Test
  void aClientThatReadsTooSlowlyIsClosedWithoutWhatWaits() {
    for (Outbound outbound : both(tasks::add)) {
      recorded.calls.clear();
      offer(outbound, "x".repeat(LARGE), "x".repeat(LARGE), "late");
      work();
      assertThat(recorded.calls).containsExactly("close:4408");
    }
  }

  @Test
  void oneFrameMayBeLargerThanTheBoundAndTheBoundCountsOnlyWhatWaits() {
    for (Outbound outbound : both(tasks::add)) {
      recorded.calls.clear();
      recorded.whenSent = handler -> handler.onResult(new SendResult());
      outbound.send(Frame.text("x".repeat(MAX_BYTES + 1)));
      work();
      for (int i = 0; i < 3; i++) {
        outbound.send(Frame.text("x".repeat(LARGE)));
        work();
      }
      assertThat(recorded.calls).hasSize(4).allMatch(call -> call.startsWith("text:"));
    }
  }

  @Test
  void onlyOneThreadWritesHoweverManySend() throws Exception {
    ExecutorService workers = Executors.newFixedThreadPool(4);
    ExecutorService callbacks = Executors.newFixedThreadPool(2);
    recorded.whenSent = handler -> callbacks.execute(() -> handler.onResult(new SendResult()));
    for (Outbound outbound : both(workers)) {
      recorded.calls.clear();
      List<Thread> senders = IntStream.range(0, 8)
          .mapToObj(sender -> new Thread(() -> {
            for (int i = 0; i < 500; i++) {
              outbound.send(Frame.text(sender + "-" + i));
            }
          }))
          .toList();
      senders.forEach(Thread::start);
      for (Thread sender : senders) {
        sender.join(5_000);
      }
      outbound.close(1001, "done");
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
      while (!recorded.calls.contains("close:1001") && System.nanoTime() < deadline) {
        Thread.onSpinWait();
      }
      List<String> texts = new ArrayList<>(recorded.calls);
      assertThat(texts).last().isEqualTo("close:1001");
      for (int sender = 0; sender < 8; sender++) {
        String prefix = "text:" + sender + "-";
        assertThat(texts.stream().filter(text -> text.startsWith(prefix)))
            .containsExactlyElementsOf(
                IntStream.range(0, 500).mapToObj(i -> prefix + i).toList());
      }
    }
    assertThat(recorded.overlaps).hasValue(0);
    workers.shutdown();
    callbacks.shutdown();
  }

  @Test
  void nothingIsSentOnceTheConnectionOrTheApplicationIsGone() {
    for (Outbound outbound : both(tasks::add)) {
      offer(outbound, "a");
      outbound.abandon();
      offer(outbound, "b");
      work();
    }
    for (Outbound outbound : both(task -> {
      throw new RejectedExecutionException();
    })) {
      offer(outbound, "a", "b");
    }
    assertThat(recorded.calls).isEmpty();
    assertThat(tasks).isEmpty();
  }

  private List<Outbound> both(Executor workers) {
    return List.of(
        new DirectOutbound(
            recorded.session(), RecordedSocket.ofFrames(recorded.calls), workers, workers, BACKLOG),
        new CallbackOutbound(recorded.session(), workers, BACKLOG));
  }
}
