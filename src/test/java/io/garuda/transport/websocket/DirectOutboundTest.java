package io.garuda.transport.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.channel.Backlog;
import io.garuda.channel.BareBacklog;
import io.garuda.channel.Overflow;
import io.garuda.channel.SocketMetrics;
import io.garuda.socket.Frame;
import io.garuda.socket.Topic;
import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class DirectOutboundTest extends OutboundCase {
  private final RecordedSocket socket = new RecordedSocket(recorded.calls);
  private final Outbound outbound = new DirectOutbound(
      recorded.session(), socket, tasks::add, tasks::add, BareBacklog.of(1 << 20, Overflow.CLOSE));

  @Test
  void allThatWaitsIsOneWriteInItsOrder() {
    offer(outbound, "a", "b");
    outbound.send(Frame.binary(new byte[] {0, 1}));
    assertThat(recorded.calls).isEmpty();
    work();
    assertThat(recorded.calls).containsExactly("write:8101618101628202" + "0001", "released");
    offer(outbound, "c");
    work();
    assertThat(recorded.calls).endsWith("write:810163", "released");
  }

  @Test
  void aLargeFrameGoesInSlicesAndNotWithOthers() {
    offer(outbound, "a", "x".repeat(70_000), "b");
    work();
    assertThat(recorded.calls)
        .extracting(call -> call.length() > 40 ? call.length() / 2 - 3 : call)
        .containsExactly(
            "write:810161",
            "released",
            65_536,
            70_010 - 65_536,
            "released",
            "write:810162",
            "released");
  }

  @Test
  void whatDoesNotFitIsLeftToTheContainerAndTheWriterGoesOnBehindIt() {
    socket.room = 4;
    offer(outbound, "a", "b");
    work();
    assertThat(recorded.calls).containsExactly("write:81016181", "later:0162");
    offer(outbound, "c");
    work();
    assertThat(recorded.calls).hasSize(2);
    socket.room = 1_000;
    socket.written(null);
    work();
    assertThat(recorded.calls).endsWith("released", "write:810163", "released");
    assertThat(socket.turns).isEqualTo(0);
  }

  @Test
  void nothingIsWrittenWhileTheContainerHasTheTurn() {
    socket.turns = 1;
    offer(outbound, "a");
    tasks.remove().run();
    assertThat(recorded.calls).isEmpty();
    socket.turns = 0;
    work();
    assertThat(recorded.calls).containsExactly("write:810161", "released");
  }

  @Test
  void aTurnThatDoesNotComeEndsTheClient() {
    socket.turns = 1;
    offer(outbound, "a");
    work();
    assertThat(recorded.calls).containsExactly("close:1011");
  }

  @Test
  void nothingIsWrittenOnceTheContainerCloses() {
    offer(outbound, "a");
    socket.closing = true;
    work();
    offer(outbound, "b");
    work();
    assertThat(recorded.calls).containsExactly("released");
  }

  @Test
  void aCloseFollowsWhatWaitsAndNothingFollowsIt() {
    offer(outbound, "a", "b");
    outbound.close(1001, "disconnect");
    outbound.close(1011, "again");
    offer(outbound, "late");
    work();
    assertThat(recorded.calls).containsExactly("write:810161810162", "released", "close:1001");
    assertThat(tasks).isEmpty();
  }

  @Test
  void aFailedWriteDropsWhatWaitsAndCloses() {
    socket.fails = true;
    offer(outbound, "a");
    work();
    offer(outbound, "b");
    outbound.close(1001, "disconnect");
    work();
    assertThat(recorded.calls).containsExactly("released", "close:1011");
  }

  @Test
  void aWriteThatFailsLaterDropsWhatWaitsAndCloses() {
    socket.room = 0;
    offer(outbound, "a");
    work();
    offer(outbound, "b");
    socket.written(new IOException("connection reset"));
    work();
    assertThat(recorded.calls).containsExactly("write:", "later:810161", "released", "close:1011");
  }

  @Test
  void aStuckClientMissesTheOldestOfWhatItMayMiss() {
    Backlog backlog = BareBacklog.of(100, Overflow.DROP_OLDEST);
    SocketMetrics metrics = BareBacklog.metrics(backlog);
    keepsOf(backlog, "r0", "p6", "p7", "p8", "p9");
    assertThat(metrics.getDroppedMessages()).isEqualTo(6);
  }

  @Test
  void aStuckClientThatWantsTheNewestGetsTheNewest() {
    Backlog backlog = BareBacklog.of(100, Overflow.CONFLATE);
    SocketMetrics metrics = BareBacklog.metrics(backlog);
    keepsOf(backlog, "r0", "p6", "p7", "p8", "p9"); // one at the bound, and what came since
    assertThat(metrics.getDroppedMessages()).isEqualTo(6);
  }

  @Test
  void repliesAboveTheBoundCloseWhateverThePolicy() {
    Backlog backlog = BareBacklog.of(100, Overflow.DROP_OLDEST);
    SocketMetrics metrics = BareBacklog.metrics(backlog);
    Outbound stuck = stuck(backlog);
    for (int i = 0; i < 6; i++) {
      stuck.send(Frame.text(("r" + i).repeat(10)));
    }
    socket.room = 1_000;
    socket.written(null);
    work();
    assertThat(recorded.calls).endsWith("released", "close:4408");
    assertThat(metrics.getSlowClients()).isEqualTo(1);
  }

  /** A reply and ten pushes of 20 bytes each wait for a client that takes nothing. */
  private void keepsOf(Backlog backlog, String... kept) {
    Outbound stuck = stuck(backlog);
    stuck.send(Frame.text("r0".repeat(10)));
    for (int i = 0; i < 10; i++) {
      stuck.send(Frame.text(("p" + i).repeat(10)).about(Topic.of("room:1"), "price"));
    }
    socket.room = 1_000;
    socket.written(null);
    work();
    StringBuilder expected = new StringBuilder("write:");
    for (String one : kept) {
      expected.append(HexFormat.of().formatHex(Frame.text(one.repeat(10)).message()));
    }
    assertThat(recorded.calls).endsWith("released", expected.toString(), "released");
  }

  private Outbound stuck(Backlog backlog) {
    socket.room = 0;
    Outbound stuck =
        new DirectOutbound(recorded.session(), socket, tasks::add, tasks::add, backlog);
    offer(stuck, "a");
    work();
    return stuck;
  }

  @Test
  void aWriteIsStuckAfterItsDeadlineAndThenGivenUp() {
    socket.room = 0;
    assertThat(outbound.stuck(in(3_600))).isFalse();
    offer(outbound, "a");
    work();
    assertThat(outbound.stuck(in(9))).isFalse();
    assertThat(outbound.stuck(in(11))).isTrue();
    outbound.giveUp();
    work();
    assertThat(recorded.calls)
        .containsSubsequence("later:810161", "released", "close:1011")
        .doesNotHaveDuplicates();
    socket.written(null);
    work();
    assertThat(recorded.calls).filteredOn("released"::equals).hasSize(1);
  }
}
