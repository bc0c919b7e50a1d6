package io.garuda.testkit;

import static io.garuda.testkit.EchoEndpoint.COUNT;
import static io.garuda.testkit.EchoEndpoint.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.channel.ConnectInfo;
import io.garuda.param.Params;
import io.garuda.presence.Presence;
import io.garuda.socket.Payload;
import io.garuda.testkit.EchoEndpoint.EchoChannel;
import io.garuda.testkit.EchoEndpoint.EchoSocket;
import io.garuda.testkit.EchoEndpoint.Nobody;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ChannelCaseTest {
  private static final Payload HELLO = Payload.of("hello", "there", "n", 1);

  private final EchoEndpoint endpoint = new EchoEndpoint();
  private final Presence presence = new Presence() {};

  @RegisterExtension
  final ChannelCase channels = ChannelCase.of(endpoint)
      .with(EchoChannel.class, () -> {
        EchoChannel channel = new EchoChannel("factory");
        channel.presence = Optional.of(presence);
        return channel;
      })
      .with(presence);

  private TestSocket ada() {
    return channels.socket(EchoSocket.class, "user:ada").assign(NAME, "ada");
  }

  @Test
  void aReplyIsFoundByItsRefAndComparedAsJson() {
    TestChannel room = ada().subscribeAndJoin("echo:1");
    String first = room.push("echo", HELLO);
    String second = room.push("echo");
    room.assertReply(second, "ok", Payload.empty());
    room.assertReply(first, "ok", Payload.raw("{ \"n\": 1, \"hello\": \"there\" }"));
  }

  @Test
  void bytesGoBothWays() {
    TestChannel room = ada().subscribeAndJoin("echo:1");
    Payload bytes = Payload.binary(new byte[] {0, -1, 2});
    room.assertReply(room.push("echo", bytes), "ok", bytes);
    room.push("push", bytes);
    room.assertPush("pushed", bytes);
    room.push("shout", bytes);
    room.assertPush("shout", bytes);
    room.assertBroadcast("shout", Payload::isBinary);
  }

  @Test
  void aPushIsFoundOnceByAnyOfTheThreeForms() {
    TestChannel room = ada().subscribeAndJoin("echo:1");
    for (int i = 0; i < 3; i++) {
      room.push("push", HELLO);
    }
    assertThat(room.assertPush("pushed")).isEqualTo(HELLO);
    room.assertPush("pushed", HELLO);
    room.assertPush("pushed", payload -> payload.text("n").equals(Optional.of("1")));
    room.refutePush("pushed");
  }

  @Test
  void aBroadcastIsSeenByTheTestAndByEachClient() {
    TestChannel mine = ada().subscribeAndJoin("echo:1");
    TestChannel other = channels.socket(EchoSocket.class).join("echo:1").channel();
    mine.push("shout", HELLO);
    mine.assertBroadcast("shout", HELLO);
    mine.assertPush("shout", HELLO);
    other.assertPush("shout", HELLO);
    mine.refuteBroadcast("shout");
  }

  @Test
  void aBroadcastOfTheTestReachesTheClientsButNotTheTest() {
    TestChannel room = ada().subscribeAndJoin("echo:1");
    room.broadcastFrom("news", HELLO);
    room.assertPush("news", HELLO);
    room.refuteBroadcast("news");
  }

  @Test
  void theEndpointReachesTheClientsAndTheTest() {
    TestChannel room = ada().join("echo:1").channel();
    TestTopic topic = channels.subscribe("echo:1");
    endpoint.broadcast("echo:1", "news", HELLO);
    room.assertPush("news", HELLO);
    topic.assertBroadcast("news", HELLO);
  }

  @Test
  void aDisconnectClosesTheSocketOfThatIdAndEndsItsChannels() {
    EchoChannel.ENDS.clear();
    TestSocket socket = ada();
    socket.join("echo:1").channel();
    endpoint.disconnect("user:ada");
    socket.assertClosed(1001);
    socket.close();
    assertThat(EchoChannel.ENDS).containsExactly("ada CLOSED");
  }

  @Test
  void aJoinTellsItsAnswerBeItARefusal() {
    TestSocket socket = ada();
    assertThat(socket.join("echo:1", HELLO).response())
        .isEqualTo(Payload.raw("{\"by\":\"factory\",\"params\":" + HELLO + "}"));
    JoinReply refused = socket.join("echo:shut");
    assertThat(refused.status()).isEqualTo("error");
    assertThat(refused.response()).isEqualTo(Payload.of("reason", "shut"));
    assertThatThrownBy(refused::channel)
        .hasMessage("expected to join \"echo:shut\", got: error {\"reason\":\"shut\"}");
  }

  @Test
  void theLimitsOfTheMountHold() {
    TestSocket socket = ada();
    for (int i = 0; i < 3; i++) {
      socket.join("echo:" + i).channel();
    }
    assertThat(socket.join("echo:3"))
        .hasToString("error {\"reason\":\"too many channels joined\"}");
  }

  @Test
  void connectAsksTheHandler() {
    TestSocket socket = channels.connect(EchoSocket.class, Params.of(Map.of("name", "bob")));
    assertThat(socket.get(NAME)).isEqualTo("bob");
    assertThat(socket.id()).contains("user:bob");
    assertThat(socket.join("echo:1").channel().get(NAME)).isEqualTo("bob");
  }

  @Test
  void connectSeesWhatTheClientTellsOfItself() {
    assertThat(nameOf(new ConnectInfoBuilder().session(NAME, "s").build())).isEqualTo("s");
    assertThat(nameOf(new ConnectInfoBuilder().authToken("t").build())).isEqualTo("t");
    assertThat(nameOf(new ConnectInfoBuilder().header("User-Agent", "u").build()))
        .isEqualTo("u");
    assertThat(nameOf(new ConnectInfoBuilder().principal("p").build())).isEqualTo("p");
  }

  private String nameOf(ConnectInfo info) {
    return channels.connect(EchoSocket.class, Params.empty(), info).get(NAME);
  }

  @Test
  void aRefusedConnectIsToldAsIs() {
    ConnectInfo nobody = new ConnectInfoBuilder().build();
    assertThat(channels.assertRefused(EchoSocket.class, Params.empty(), nobody))
        .hasToString("Refused[status=401, reason=no name]");
    assertThatThrownBy(() -> channels.connect(EchoSocket.class))
        .hasMessage("expected EchoSocket to accept the client, got: refused with 401, no name");
  }

  @Test
  void aLeaveIsAnsweredThenTheChannelIsClosed() {
    EchoChannel.ENDS.clear();
    TestChannel room = ada().subscribeAndJoin("echo:1");
    room.assertReply(room.leave(), "ok");
    room.assertPush("phx_close");
    room.close();
    assertThat(EchoChannel.ENDS).containsExactly("ada LEFT");
  }

  @Test
  void aCloseReturnsAfterTheChannelHasTerminated() {
    EchoChannel.ENDS.clear();
    ada().subscribeAndJoin("echo:1").close();
    assertThat(EchoChannel.ENDS).containsExactly("ada CLOSED");
  }

  @Test
  void theSocketOfTheChannelIsAskedAfterWhatWasPushed() {
    TestChannel room = ada().subscribeAndJoin("echo:1");
    room.push("echo");
    room.push("echo");
    assertThat(room.get(COUNT)).isEqualTo(2);
    assertThat(room.find(NAME)).contains("ada");
    assertThat(room.<String>inspect(socket -> socket.topic().subtopic())).isEqualTo("1");
  }

  @Test
  void aMessageToTheChannelIsHandledByIt() {
    TestChannel room = ada().subscribeAndJoin("echo:1");
    room.send("tick");
    room.assertPush("info", Payload.of("message", "tick"));
  }

  @Test
  void presencesServeTheTest() {
    TestChannel room = ada().subscribeAndJoin("echo:1");
    room.push("track");
    room.assertPush("presence_diff", diff -> diff.json().contains("\"me\""));
    assertThat(presence.list("echo:1")).containsOnlyKeys("me");
  }

  @Test
  void aSocketThatTheEndpointDoesNotMountIsNamed() {
    assertThatThrownBy(() -> channels.socket(Nobody.class))
        .hasMessageStartingWith("expected a socket that EchoEndpoint mounts, got: Nobody; add");
  }
}
