package io.garuda.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.contract.ContractExtension;
import io.garuda.wire.Opcode;
import io.garuda.wire.PhoenixClient;
import io.garuda.wire.RawWebSocketClient;
import io.garuda.wire.Received;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A ping is answered at once, whatever else the connection does.
 *
 * <p>Each must be answered, and the median of many within 100 ms, so that a busy machine fails no
 * test while a pong that waits for the next flush does.
 */
@ExtendWith(ContractExtension.class)
class PingIT {
  private final Bursts bursts;
  private final RawWebSocketClient client;
  private final List<Duration> answered = new ArrayList<>();

  PingIT(URI base) {
    bursts = new Bursts(base);
    client = RawWebSocketClient.open(base, "/socket/websocket?vsn=2.0.0");
  }

  @BeforeEach
  void join() {
    PhoenixClient.over(client).join(bursts.topic());
  }

  @AfterEach
  void close() {
    client.close();
    bursts.close();
  }

  @Test
  void onASilentConnection() {
    for (int i = 0; i < 21; i++) {
      ping("silent " + i);
    }
    assertAnsweredAtOnce();
  }

  @Test
  void rightAfterABroadcast() throws Exception {
    for (int i = 0; i < 5; i++) {
      Future<?> burst = bursts.begin();
      for (int message = 0; message < Bursts.SIZE; message++) {
        bursts.number(client.nextText());
      }
      for (int after = 0; after < 5; after++) {
        ping("after " + i + "." + after);
      }
      Bursts.await(burst);
    }
    assertAnsweredAtOnce();
  }

  @Test
  void duringBroadcasts() throws Exception {
    for (int i = 0; i < 5; i++) {
      Future<?> burst = bursts.begin();
      for (int message = 0; message < Bursts.SIZE; ) {
        message += ping("during " + i + "." + message);
        if (message < Bursts.SIZE) {
          bursts.number(client.nextText());
          message++;
        }
      }
      Bursts.await(burst);
    }
    assertAnsweredAtOnce();
  }

  /** Will measure one ping and say how many messages came before its answer. */
  private int ping(String payload) {
    long start = System.nanoTime();
    client.sendPing(payload);
    int messages = 0;
    for (Received got = client.next(); !got.is(Opcode.PONG); got = client.next()) {
      bursts.number(got.text());
      messages++;
    }
    answered.add(Duration.ofNanos(System.nanoTime() - start));
    return messages;
  }

  private void assertAnsweredAtOnce() {
    Collections.sort(answered);
    assertThat(answered.get(answered.size() / 2))
        .as("median of " + answered)
        .isLessThan(Duration.ofMillis(100));
  }
}
