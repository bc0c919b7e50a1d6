package io.garuda.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.wire.ClientFrame;
import io.garuda.wire.Opcode;
import io.garuda.wire.PhoenixClient;
import io.garuda.wire.RawWebSocketClient;
import io.garuda.wire.Received;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.util.function.IntFunction;

/**
 * A client that sends as fast as it can until it is closed, and then comes back to do it again.
 *
 * <p>Each time it must be told the reason, and must have been served no more than is allowed.
 */
final class Flood implements Load {
  private final URI base;
  private final String path;
  private final String reason;
  private String topic = "";
  private byte[] wave = {};
  private int atOnce = Integer.MAX_VALUE;
  private int perSecond;

  /** Will be closed for a reason. */
  Flood(URI base, String path, String reason) {
    this.base = base;
    this.path = path;
    this.reason = reason;
  }

  /** Will join a topic first, with join_ref 1. */
  Flood joined(String first) {
    topic = first;
    return this;
  }

  /** Will send so many messages in one go. */
  Flood sends(int messages, IntFunction<String> message) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < messages; i++) {
      all.writeBytes(ClientFrame.text(message.apply(i).replace('\'', '"')).bytes());
    }
    wave = all.toByteArray();
    return this;
  }

  /** Will be answered ok so often at most. */
  Flood served(int most, int eachSecond) {
    atOnce = most;
    perSecond = eachSecond;
    return this;
  }

  @Override
  public void until(long end) {
    do {
      once();
    } while (System.nanoTime() < end);
  }

  private void once() {
    long start = System.nanoTime();
    try (RawWebSocketClient client = RawWebSocketClient.open(base, path)) {
      if (!topic.isEmpty()) {
        PhoenixClient.over(client).join(topic);
      }
      client.offer(wave);
      int served = 0;
      boolean told = false;
      Received next = client.next();
      while (!next.is(Opcode.CLOSE)) {
        assertThat(next.is(Opcode.TEXT)).as("expected a reply, got: " + next).isTrue();
        String reply = next.text();
        served += reply.contains("\"status\":\"ok\"") ? 1 : 0;
        told |=
            reply.contains("{\"status\":\"error\",\"response\":{\"reason\":\"" + reason + "\"}}");
        next = client.next();
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      assertThat(told).as("was told that it is " + reason).isTrue();
      assertThat(next.closeCode()).isEqualTo(4429);
      assertThat(next.closeReason()).isEqualTo(reason);
      assertThat((double) served).isLessThanOrEqualTo(atOnce + perSecond * seconds + 1);
      client.sendClose(4429);
      client.awaitEnd();
    }
  }
}
