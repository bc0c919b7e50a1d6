package io.garuda.transport.longpoll;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.channel.ChannelRoutes;
import io.garuda.channel.ConnectInfo;
import io.garuda.channel.ConnectResult;
import io.garuda.channel.Overflow;
import io.garuda.channel.Socket;
import io.garuda.channel.SocketHandler;
import io.garuda.channel.SocketMount;
import io.garuda.channel.SocketRuntime;
import io.garuda.channel.UserCode;
import io.garuda.param.Params;
import io.garuda.socket.CloseCode;
import io.garuda.socket.Frame;
import io.garuda.socket.Topic;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LongPollSessionTest {
  /** A handler without channels. */
  public static final class Silent implements SocketHandler {
    @Override
    public ChannelRoutes channels() {
      return ChannelRoutes.of("none", io.garuda.channel.Channel.class);
    }

    @Override
    public ConnectResult connect(Params params, ConnectInfo info, Socket socket) {
      return ConnectResult.ok();
    }
  }

  private static final long DEADLINE_SECONDS = 5;

  private final SocketRuntime runtime = new SocketRuntime(UserCode.plain());
  private final BlockingQueue<LongPollSession> over = new LinkedBlockingQueue<>();
  private final LongPollSession session = open(Duration.ofSeconds(60));

  private LongPollSession open(Duration window) {
    return open(SocketMount.at("/socket", Silent.class).longPoll().longPollWindow(window));
  }

  static ConnectInfo info() {
    return new ConnectInfo(
        "longpoll",
        URI.create("http://localhost/socket/longpoll"),
        "::1",
        null,
        role -> false,
        Map.of(),
        Optional.empty(),
        Optional.empty());
  }

  private LongPollSession open(SocketMount mount) {
    LongPollSession opened = new LongPollSession(
        "t",
        runtime.connect(mount, Params.parse("vsn=2.0.0"), info()).connection().orElseThrow(),
        runtime,
        over::add);
    opened.open();
    return opened;
  }

  @AfterEach
  void close() {
    runtime.close();
  }

  @Test
  void whatWaitsIsTheAnswerToTheNextPoll() throws Exception {
    session.send(Frame.text("[1]"));
    session.send(Frame.text("[\"2\"]"));
    RecordedResponse poll = poll();
    assertThat(poll.body())
        .isEqualTo("{\"status\":200,\"token\":\"t\",\"messages\":[\"[1]\",\"[\\\"2\\\"]\"]}");
  }

  @Test
  void aClientBetweenTwoPollsFetchesItsLastMessagesBeforeARestart() throws Exception {
    session.send(Frame.text("[1]"));
    session.close(CloseCode.RESTART, "restart");
    assertThat(session.isOver()).isFalse();
    assertThat(poll().body()).contains("\"status\":200", "\"[1]\"");
    assertThat(over.poll(DEADLINE_SECONDS, TimeUnit.SECONDS)).isSameAs(session);
  }

  @Test
  void oneThatDoesNotComeIsNotWaitedForLong() throws Exception {
    session.send(Frame.text("[1]"));
    session.close(CloseCode.RESTART, "restart");
    assertThat(over.poll(DEADLINE_SECONDS, TimeUnit.SECONDS)).isSameAs(session);
  }

  @Test
  void aRestartEndsAPollThatWaits() throws Exception {
    RecordedResponse poll = poll();
    session.close(CloseCode.RESTART, "restart");
    assertThat(poll.body()).contains("\"status\":204");
    assertThat(session.isOver()).isTrue();
  }

  @Test
  void aPollThatWaitsIsAnsweredByTheNextMessage() throws Exception {
    RecordedResponse poll = poll();
    session.send(Frame.text("[1]"));
    assertThat(poll.body()).contains("\"status\":200", "\"[1]\"");
  }

  @Test
  void aSecondPollTakesThePlaceOfTheFirst() throws Exception {
    RecordedResponse first = poll();
    RecordedResponse second = poll();
    assertThat(first.body()).isEqualTo("{\"status\":204,\"token\":\"t\",\"messages\":[]}");
    session.send(Frame.text("[1]"));
    assertThat(second.body()).contains("\"[1]\"");
  }

  @Test
  void whatAClientMissedThatLeftItsPollIsKeptInOrder() throws Exception {
    session.send(Frame.text("[1]"));
    session.send(Frame.text("[2]"));
    session.poll(HttpAnswer.now(RecordedResponse.broken()));
    session.send(Frame.text("[3]"));
    assertThat(poll().body()).contains("[\"[1]\",\"[2]\",\"[3]\"]");
  }

  @Test
  void aSlowPollMissesTheOldestOfWhatItMayMiss() throws Exception {
    LongPollSession slow = open(SocketMount.at("/socket", Silent.class)
        .longPoll()
        .limits(limits -> limits.maxOutboundBytes(20).overflow(Overflow.DROP_OLDEST)));
    slow.send(Frame.text("[\"reply\"]"));
    for (int i = 0; i < 10; i++) {
      slow.send(Frame.text("[" + i + "]").about(Topic.of("room:1"), "price"));
    }
    RecordedResponse poll = new RecordedResponse();
    slow.poll(HttpAnswer.now(poll.asResponse()));
    assertThat(poll.body()).contains("reply", "[9]").doesNotContain("[0]");
    assertThat(runtime.metrics().getDroppedMessages()).isPositive();
    assertThat(over).isEmpty();
  }

  @Test
  void bytesThatAreTextAreCarriedAndOthersLeftOut() throws Exception {
    session.send(Frame.binary(new byte[] {0, 'a'}));
    session.send(Frame.binary(new byte[] {(byte) 0xff}));
    session.send(Frame.text("[1]"));
    assertThat(poll().body()).contains("[\"\\u0000a\",\"[1]\"]");
  }

  @Test
  void aClientForWhichMoreThanAMegabyteWaitsIsGivenUp() throws Exception {
    String half = "x".repeat(600_000);
    session.send(Frame.text(half));
    assertThat(session.isOver()).isFalse();
    session.send(Frame.text(half));
    assertThat(over.poll(DEADLINE_SECONDS, TimeUnit.SECONDS)).isSameAs(session);
    assertThat(session.poll(HttpAnswer.now(new RecordedResponse().asResponse())))
        .isFalse();
  }

  @Test
  void oneMessageMayBeLargerIfNothingElseWaits() throws Exception {
    session.send(Frame.text("x".repeat(2_000_000)));
    assertThat(poll().body()).hasSizeGreaterThan(2_000_000);
    assertThat(session.isOver()).isFalse();
  }

  @Test
  void theLastMessagesReachThePollThatWaits() throws Exception {
    RecordedResponse poll = poll();
    session.close(1001, "disconnect");
    assertThat(poll.body()).isEqualTo("{\"status\":204,\"token\":\"t\",\"messages\":[]}");
    assertThat(session.receive(List.of(Frame.text("nonsense"))))
        .isCompletedWithValueMatching(handled -> true);
  }

  @Test
  void aClientThatDoesNotComeBackIsGone() throws Exception {
    LongPollSession left = open(Duration.ofMillis(60));
    assertThat(over.poll(DEADLINE_SECONDS, TimeUnit.SECONDS)).isSameAs(left);
  }

  private RecordedResponse poll() {
    RecordedResponse response = new RecordedResponse();
    assertThat(session.poll(HttpAnswer.now(response.asResponse()))).isTrue();
    return response;
  }
}
