package io.garuda.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.contract.ContractExtension;
import io.garuda.server.InstalledServer;
import io.garuda.wire.ClientFrame;
import io.garuda.wire.Handshake;
import io.garuda.wire.Opcode;
import io.garuda.wire.PhoenixClient;
import io.garuda.wire.RawWebSocketClient;
import io.garuda.wire.Received;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Closes in the middle of bursts, by either side and from each kind of thread, a hundred times each.
 *
 * <p>The client pings at each message that it receives, so that the server's answers meet its
 * broadcasts. In every other round it takes in little at a time, so that the close meets a write that
 * is under way. Every byte up to the end of the connection is checked.
 */
@ExtendWith(ContractExtension.class)
class CloseInBurstsIT {
  private static final boolean TYRUS = InstalledServer.named().orElse("").startsWith("payara");

  /**
   * Tomcat up to 11.0.25 and 10.1.60: a ping that comes while another thread begins the close fails with
   * an exception, which cuts the connection before the close frame. The embedded one is newer.
   */
  private static final boolean MAY_CUT = InstalledServer.named().isPresent();

  private static final int ROUNDS = Integer.getInteger("garuda.test.rounds", 100);

  /** Who closes, on which of the server's threads, and the code that the client must see. */
  enum Closing {
    BY_CLIENT(1000),
    BY_REQUEST(1001),
    BY_CHANNEL(1001),
    BY_TRANSPORT(1011);

    private final int code;

    Closing(int code) {
      this.code = code;
    }
  }

  private final URI base;
  private final Bursts bursts;
  private final Witness witness;
  private final HttpClient http = HttpClient.newHttpClient();

  CloseInBurstsIT(URI base) {
    this.base = base;
    bursts = new Bursts(base);
    witness = new Witness(base);
  }

  @AfterEach
  void close() {
    witness.close();
    bursts.close();
  }

  @ParameterizedTest
  @EnumSource
  void noFrameIsCorrupt(Closing closing) throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      Handshake handshake =
          new Handshake(base, "/socket/websocket?vsn=2.0.0&user_id=burst" + closing + round);
      if (round % 2 == 1) {
        handshake.receiveBuffer(8 * 1024);
      }
      try (RawWebSocketClient client = handshake.open()) {
        if (TYRUS) {
          // It looks at its state before it queues a frame, and not again when it writes it.
          client.letTalkAfterClose();
        }
        PhoenixClient.over(client).join(bursts.topic());
        Future<?> burst = bursts.begin();
        receive(client, round % (Bursts.SIZE / 2));
        close(client, closing, "burst" + closing + round);
        awaitClose(client, closing, round);
        Bursts.await(burst);
      }
    }
    witness.undisturbed();
  }

  /**
   * Will take in what is left, up to the close frame and the end.
   *
   * <p>Tyrus cuts the connection right behind its close frame: pings that it did not read make TCP drop
   * what the client has not taken in, and the close frame with it. A ping that it reads meanwhile
   * cannot be answered any more, which it tells with 1011.
   */
  private static void awaitClose(RawWebSocketClient client, Closing closing, int round) {
    Received last = client.next();
    while (!last.is(Opcode.CLOSE) && !last.isEnd()) {
      last = client.next();
    }
    if (last.isEnd()) {
      assertThat(MAY_CUT && closing != Closing.BY_CLIENT)
          .as("the end without a close frame")
          .isTrue();
      return;
    }
    int code = TYRUS && last.closeCode() == 1011 ? closing.code : last.closeCode();
    assertThat(code).as("close code in round " + round).isEqualTo(closing.code);
    if (closing != Closing.BY_CLIENT) {
      client.offer(ClientFrame.close(closing.code, ""));
    }
    client.awaitEnd();
  }

  /** Will take in so many messages, each whole and the next in number, and ping at each. */
  private void receive(RawWebSocketClient client, int messages) {
    int previous = -1;
    for (int i = 0; i <= messages; i++) {
      int number = bursts.number(client.nextText());
      assertThat(previous < 0 ? number : previous + 1).isEqualTo(number);
      previous = number;
      client.sendPing("ping " + number);
    }
  }

  private void close(RawWebSocketClient client, Closing closing, String id) throws Exception {
    switch (closing) {
      case BY_CLIENT -> client.sendClose(1000);
      case BY_TRANSPORT -> client.sendText("no message");
      case BY_REQUEST -> disconnect("user_socket:" + id);
      case BY_CHANNEL -> {
        try (PhoenixClient other = PhoenixClient.connect(base)) {
          String joinRef = other.join(bursts.topic() + ":other");
          other.push(
              joinRef,
              bursts.topic() + ":other",
              "relay",
              "{'topic':'user_socket:" + id + "','event':'disconnect','payload':{}}");
          other.next();
        }
      }
    }
  }

  private void disconnect(String id) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/api/disconnect"))
        .header("content-type", "application/json")
        .header("accept", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString("{\"id\":\"" + id + "\"}"))
        .build();
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(200);
  }
}
