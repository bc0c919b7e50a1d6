package io.garuda.transport.longpoll;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.socket.Frame;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTest {
  private static final String NDJSON = "application/x-ndjson";

  @ParameterizedTest
  @ValueSource(strings = {"[1]\n[2]", "[1]\r\n[2]\r\n", "\n[1]\n\n[2]\n"})
  void eachLineOfNdjsonIsAMessage(String body) {
    assertThat(texts(NDJSON, body)).containsExactly("[1]", "[2]");
  }

  @Test
  void aLineWithoutABracketIsTheBase64OfABinaryMessage() {
    List<Frame> frames = read(NDJSON, "[1]\nAAEC/w==\n[2]").orElseThrow();
    assertThat(frames.get(1).bytes()).containsExactly(0, 1, 2, -1);
    assertThat(frames.get(0).text()).isEqualTo("[1]");
    assertThat(frames.get(2).text()).isEqualTo("[2]");
  }

  @Test
  void aHundredLinesCount() {
    String lines = String.join("\n", Collections.nCopies(101, "[]"));
    assertThat(texts(NDJSON, lines)).hasSize(100);
  }

  @Test
  void anyOtherTypeIsOneMessage() {
    for (String type : new String[] {null, "application/json", NDJSON + "; charset=utf-8"}) {
      assertThat(texts(type, "[1,\n2]")).containsExactly("[1,\n2]");
    }
  }

  @Test
  void whatIsNeitherTextNorBase64IsUnreadable() {
    assertThat(read(NDJSON, "[1]\n!!!!")).isEmpty();
    assertThat(Batch.read(NDJSON, "[\"\u00e4\"]".getBytes(ISO_8859_1))).isEmpty();
  }

  private static List<String> texts(String type, String body) {
    return read(type, body).orElseThrow().stream().map(Frame::text).toList();
  }

  private static Optional<List<Frame>> read(String type, String body) {
    return Batch.read(type, body.getBytes(UTF_8));
  }
}
