package io.garuda.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.wire.ClientFrame;
import io.garuda.wire.RawWebSocketClient;
import java.io.ByteArrayOutputStream;
import java.net.URI;

/** A client that joins as many topics as it may, all in one go, and leaves them likewise. */
final class Joiner implements AutoCloseable {
  static final int TOPICS = 100;

  private final RawWebSocketClient client;
  private final String topics;

  /**
   * Will connect.
   *
   * @param topics what the names of its topics begin with
   */
  Joiner(URI base, String mount, String topics) {
    this.client = RawWebSocketClient.open(base, mount + "/websocket?vsn=2.0.0");
    this.topics = topics;
  }

  /** Will send an event to each topic; its number is the join_ref. */
  void send(String event) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 1; i <= TOPICS; i++) {
      String text = "[\"" + i + "\",\"" + i + "\",\"" + topics + i + "\",\"" + event + "\",{}]";
      all.writeBytes(ClientFrame.text(text).bytes());
    }
    client.write(all.toByteArray());
  }

  /** Will take a reply of each topic, in any order, all ok. */
  void replied() {
    for (int i = 0; i < TOPICS; i++) {
      assertThat(client.nextText()).contains("\"phx_reply\",{\"status\":\"ok\",");
    }
  }

  /** Will take the reply to a leave and the close of each topic. */
  void left() {
    int closed = 0;
    for (int i = 0; i < 2 * TOPICS; i++) {
      String frame = client.nextText();
      closed += frame.endsWith("\"phx_close\",{}]") ? 1 : 0;
    }
    assertThat(closed).isEqualTo(TOPICS);
  }

  RawWebSocketClient raw() {
    return client;
  }

  @Override
  public void close() {
    client.close();
  }
}
