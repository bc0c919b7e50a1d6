package io.garuda.transport.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.channel.Channel;
import io.garuda.channel.ChannelRoutes;
import io.garuda.channel.ConnectInfo;
import io.garuda.channel.ConnectResult;
import io.garuda.channel.EndReason;
import io.garuda.channel.HandleInResult;
import io.garuda.channel.JoinResult;
import io.garuda.channel.Socket;
import io.garuda.channel.SocketHandler;
import io.garuda.channel.SocketMount;
import io.garuda.param.Params;
import io.garuda.socket.Broadcast;
import io.garuda.socket.Payload;
import io.garuda.socket.Topic;
import io.garuda.wire.ClientFrame;
import io.garuda.wire.Handshake;
import io.garuda.wire.Opcode;
import io.garuda.wire.PhoenixClient;
import io.garuda.wire.RawWebSocketClient;
import io.garuda.wire.Received;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The writer for Tyrus, against Tyrus itself: every byte that it sends is checked. */
class TyrusIT {
  private static final int ROUNDS = Integer.getInteger("garuda.test.rounds", 25);
  private static final int BURST = 60;
  private static final String PADDING = "0123456789abcdef".repeat(320);

  private static final BlockingQueue<String> ENDED = new LinkedBlockingQueue<>();
  private static final ExecutorService PUBLISHER = Executors.newSingleThreadExecutor();
  private static TyrusServer server;

  /** Has the id that its params name. */
  public static final class Handler implements SocketHandler {
    private String id = "";

    @Override
    public ChannelRoutes channels() {
      return ChannelRoutes.of("room:*", Room.class);
    }

    @Override
    public ConnectResult connect(Params params, ConnectInfo info, Socket socket) {
      id = params.get("id").orElse("");
      return ConnectResult.ok();
    }

    @Override
    public Optional<String> id(Socket socket) {
      return Optional.of(id);
    }
  }

  /** Replies with what it gets, and tells the test when it ends. */
  public static final class Room implements Channel {
    @Override
    public JoinResult join(Payload params, Socket socket) {
      return JoinResult.joined();
    }

    @Override
    public HandleInResult handleIn(String event, Payload payload, Socket socket) {
      return HandleInResult.reply(payload);
    }

    @Override
    public void terminate(EndReason reason, Socket socket) {
      ENDED.add(socket.topic().name());
    }
  }

  /** Who closes, and the code that the client must see. */
  enum Closing {
    BY_CLIENT(1000),
    BY_SERVER(1001),
    BY_TRANSPORT(1011);

    private final int code;

    Closing(int code) {
      this.code = code;
    }
  }

  @BeforeAll
  static void start() throws Exception {
    server = TyrusServer.start(SocketMount.at("/socket", Handler.class));
  }

  @AfterAll
  static void stop() {
    PUBLISHER.shutdownNow();
    server.close();
  }

  @Test
  void anEchoComesBack() throws Exception {
    try (PhoenixClient client = PhoenixClient.over(server.admitted("").open())) {
      String joinRef = client.join("room:echo");
      client.echo(joinRef, "room:echo");
      client.heartbeat();
      client.leave(joinRef, "room:echo");
    }
  }

  @Test
  void burstsAndPongsArriveWholeAndInOrder() throws Exception {
    try (RawWebSocketClient client = server.admitted("").open()) {
      PhoenixClient.over(client).join("room:pings");
      for (int round = 0; round < 5; round++) {
        Future<?> burst = burst("room:pings");
        int pongs = 0;
        for (int number = 0; number < BURST || pongs < BURST; ) {
          Received got = client.next();
          if (got.is(Opcode.PONG)) {
            assertThat(got.text()).isEqualTo("ping " + pongs++);
          } else {
            assertThat(got.text()).isEqualTo(message("room:pings", number));
            client.sendPing("ping " + number++);
          }
        }
        burst.get(5, TimeUnit.SECONDS);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCloseInABurstComesBetweenMessages(Closing closing) throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String topic = "room:" + closing + round;
      Handshake handshake = server.admitted("id=user:" + closing + round);
      if (round % 2 == 1) {
        handshake.receiveBuffer(8 * 1024);
      }
      try (RawWebSocketClient client = handshake.open()) {
        client.letTalkAfterClose(); // Tyrus looks at its state before it queues a frame only
        PhoenixClient.over(client).join(topic);
        Future<?> burst = burst(topic);
        int number = 0;
        while (number <= round % (BURST / 2)) {
          assertThat(client.nextText()).isEqualTo(message(topic, number));
          client.sendPing("ping " + number++);
        }
        switch (closing) {
          case BY_CLIENT -> client.sendClose(1000);
          case BY_SERVER -> publish("user:" + closing + round, "disconnect", "{}");
          case BY_TRANSPORT -> client.sendText("no message");
        }
        Received last = client.next();
        for (; last.is(Opcode.TEXT) || last.is(Opcode.PONG); last = client.next()) {
          if (last.is(Opcode.TEXT)) {
            assertThat(last.text()).isEqualTo(message(topic, number++));
          }
        }
        assertCloses(last, closing, round);
        if (closing != Closing.BY_CLIENT) {
          client.offer(ClientFrame.close(closing.code, ""));
        }
        client.awaitEnd();
        burst.get(5, TimeUnit.SECONDS);
        awaitEnd(topic, 5);
      }
    }
  }

  /**
   * Tyrus cuts the connection right behind its close frame: pings that it did not read make TCP drop
   * the frame. One that it reads meanwhile cannot be answered any more, which it tells with 1011.
   */
  private static void assertCloses(Received last, Closing closing, int round) {
    if (last.isEnd()) {
      assertThat(closing).as("no close frame in round " + round).isNotEqualTo(Closing.BY_CLIENT);
    } else {
      assertThat(last.closeCode()).as("close code in round " + round).isIn(closing.code, 1011);
    }
  }

  @Test
  void aClientThatReadsTooSlowlyIsClosedOnceItReads() throws Exception {
    try (RawWebSocketClient client = server.admitted("").receiveBuffer(4 * 1024).open()) {
      PhoenixClient.over(client).join("room:slow");
      for (int i = 0; i < 40; i++) {
        burst("room:slow").get(5, TimeUnit.SECONDS);
      }
      assertThat(client.awaitClose()).isEqualTo(4408);
      client.offer(ClientFrame.close(4408, ""));
      client.awaitEnd();
      awaitEnd("room:slow", 5);
    }
  }

  /** Takes as long as the deadline of a write, 10 s, and the interval of its check. */
  @Test
  void aClientThatReadsNothingIsGivenUpAtTheDeadlineOfAWrite() throws Exception {
    try (RawWebSocketClient client = server.admitted("").receiveBuffer(4 * 1024).open()) {
      PhoenixClient.over(client).join("room:stuck");
      publish("room:stuck", "shout", "{\"pad\":\"" + PADDING.repeat(1_600) + "\"}");
      awaitEnd("room:stuck", 20);
      assertThat(client.awaitClose()).as("once it reads again").isEqualTo(4408);
    }
  }

  private static Future<?> burst(String topic) {
    return PUBLISHER.submit(() -> {
      for (int number = 0; number < BURST; number++) {
        publish(topic, "shout", "{\"n\":" + number + ",\"pad\":\"" + PADDING + "\"}");
      }
    });
  }

  private static void publish(String topic, String event, String json) {
    server
        .runtime()
        .pubSub()
        .broadcast(new Broadcast(Topic.of(topic), event, Payload.raw(json)), null);
  }

  private static String message(String topic, int number) {
    return "[null,null,\"" + topic + "\",\"shout\",{\"n\":" + number + ",\"pad\":\"" + PADDING
        + "\"}]";
  }

  private static void awaitEnd(String topic, int seconds) throws InterruptedException {
    String ended = ENDED.poll(seconds, TimeUnit.SECONDS);
    while (ended != null && !ended.equals(topic)) {
      ended = ENDED.poll(seconds, TimeUnit.SECONDS);
    }
    assertThat(ended).isEqualTo(topic);
  }
}
