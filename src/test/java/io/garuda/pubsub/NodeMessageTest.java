package io.garuda.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.socket.Payload;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeMessageTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"", "plain", "grüß dich", "\ud83d\ude00", "half \ud83d", "\ude00\ud83d", "\uffff\0"
      })
  void textComesAsItWent(String text) {
    Payload payload = Payload.raw("{\"a\":\"" + text + "\"}");
    assertThat(NodeMessage.read(NodeMessage.broadcast("n1", text, payload, 7)))
        .isEqualTo(new NodeMessage("n1", text, payload, 7));
    String topic = EngineTopic.of(text);
    assertThat(EngineTopic.isUnicode(topic)).isTrue();
    assertThat(EngineTopic.isInternal(topic)).isFalse();
    assertThat(EngineTopic.topic(topic)).isEqualTo(text);
  }

  @Test
  void bytesComeAsTheyWent() {
    byte[] bytes = new byte[256];
    new Random(7).nextBytes(bytes);
    bytes[0] = (byte) 0xff;
    assertThat(NodeMessage.read(NodeMessage.broadcast("n1", "e", Payload.binary(bytes), 0)))
        .isEqualTo(new NodeMessage("n1", "e", Payload.binary(bytes), 0));
    assertThat(NodeMessage.read(NodeMessage.bytes("n1", bytes)))
        .isEqualTo(new NodeMessage("n1", null, Payload.binary(bytes), 0));
  }

  @Test
  void aBroadcastCarriesItsPayloadOnceAndLittleMore() {
    byte[] message =
        NodeMessage.broadcast("0123456789abcdef", "e", Payload.binary(new byte[100]), 0);
    assertThat(message).hasSize(132);
  }

  @Test
  void whatIsCutOrStrangeIsRefused() {
    byte[] whole = NodeMessage.broadcast("node", "event", Payload.empty(), 0);
    for (int length = 0; length < whole.length - 2; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> NodeMessage.read(cut)).isInstanceOf(IllegalArgumentException.class);
    }
    whole[0] = 2;
    assertThatThrownBy(() -> NodeMessage.read(whole))
        .hasMessage("expected version 1 of messages between nodes, got: 2");
    assertThatThrownBy(() -> NodeMessage.read(new byte[] {1, 9, 0}))
        .hasMessageContaining("got kind: 9");
  }
}
