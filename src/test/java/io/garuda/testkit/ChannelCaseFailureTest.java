package io.garuda.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.socket.Payload;
import io.garuda.testkit.EchoEndpoint.EchoChannel;
import io.garuda.testkit.EchoEndpoint.EchoSocket;
import io.garuda.testkit.EchoEndpoint.NeedyChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a test is told when it is wrong. */
class ChannelCaseFailureTest {
  private static final Payload ONE = Payload.of("n", 1);

  private final TestUserCode userCode = new TestUserCode();
  private final TestRun run = TestRun.start(
      new EchoEndpoint(),
      userCode,
      List.of(),
      new Deadlines(Duration.ofMillis(300), Duration.ofMillis(100)));
  private final TestSocket socket = run.socket(EchoSocket.class, Optional.empty());

  private TestChannel room() {
    return socket.subscribeAndJoin("echo:1");
  }

  @Test
  void aFailedAssertListsAllThatArrived() {
    TestChannel room = room();
    room.push("push", ONE);
    room.push("shout", ONE);
    room.assertPush("shout");
    assertThatThrownBy(() -> room.assertPush("pushed", Payload.of("n", 2)))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith(
            "expected a push \"pushed\" {\"n\":2} to client 1 on \"echo:1\" within 300 ms, got:\n")
        .hasMessageContaining(
            "\n  client 1: reply ok {\"by\":\"plain\",\"params\":{}} to 1 on \"echo:1\" (asserted)")
        .hasMessageContaining("\n  client 1: push \"pushed\" {\"n\":1} on \"echo:1\"\n")
        .hasMessageContaining("\n  client 1: push \"shout\" {\"n\":1} on \"echo:1\" (asserted)")
        .hasMessageContaining("\n  broadcast \"shout\" {\"n\":1} on \"echo:1\"");
    run.end();
  }

  @Test
  void aRefuteFailsOnWhatArrivedBefore() {
    TestChannel room = room();
    String ref = room.push("echo", ONE);
    room.push("shout", ONE);
    room.assertPush("shout");
    assertThatThrownBy(() -> room.refuteReply(ref)).hasMessageContaining("not to get a reply");
    assertThatThrownBy(() -> room.refuteBroadcast("shout"))
        .hasMessageContaining("not to get a broadcast");
    assertThatThrownBy(() -> room.refuteBroadcast("shout", ONE::equals))
        .hasMessageContaining("matches");
    room.refuteBroadcast("shout", Payload::isBinary);
    room.refutePush("shout");
    run.end();
  }

  @Test
  void aReplyOfAnotherStatusIsNotMeant() {
    TestChannel room = room();
    String ref = room.push("echo", ONE);
    assertThatThrownBy(() -> room.assertReply(ref, "error"))
        .hasMessageContaining("expected a reply error to 2 on \"echo:1\"")
        .hasMessageContaining("reply ok {\"n\":1} to 2");
    run.end();
  }

  @Test
  void aCrashFailsTheTestWithItsCause() {
    TestChannel room = room();
    room.push("crash");
    assertThatThrownBy(() -> room.inspect(Object::toString)).isInstanceOf(AssertionError.class);
    assertThatThrownBy(run::end)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("expected no channel to crash")
        .hasMessageContaining(
            "client 1: crash of a channel, java.lang.IllegalStateException: asked")
        .satisfies(e -> assertThat(e.getSuppressed())
            .singleElement()
            .isInstanceOf(IllegalStateException.class));
  }

  @Test
  void aCrashThatTheTestAssertsIsNoFailure() {
    TestChannel room = room();
    room.push("crash");
    room.assertPush("phx_error");
    run.end();
  }

  @Test
  void broadcastsAreAssertedOnlyWhereTheTestListens() {
    TestChannel room = socket.join("echo:1").channel();
    assertThatThrownBy(() -> room.assertBroadcast("shout"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("use subscribeAndJoin");
    run.end();
  }

  @Test
  void aChannelThatNeedsAFactoryIsNamed() {
    assertThatThrownBy(() -> userCode.create(NeedyChannel.class))
        .hasMessageContaining("expected a constructor without parameters, got: ")
        .hasMessageContaining(".with(NeedyChannel.class, () -> new NeedyChannel(...))");
    userCode.factory(NeedyChannel.class, () -> new NeedyChannel("made"));
    assertThat(socket.join("bad:1").response().text("by")).contains("made");
    run.end();
  }

  @Test
  void nothingWorksBeforeOrAfterATest() {
    ChannelCase channels = ChannelCase.of(new EchoEndpoint());
    assertThatThrownBy(() -> channels.socket(EchoSocket.class))
        .hasMessageContaining("annotate the field with @RegisterExtension");
    run.end();
  }

  @Test
  void aClosedClientHasNoChannels() {
    TestChannel room = room();
    EchoChannel.ENDS.clear();
    run.end();
    assertThat(EchoChannel.ENDS).containsExactly("somebody CLOSED");
    room.push("echo"); // is lost, and harmless
  }
}
