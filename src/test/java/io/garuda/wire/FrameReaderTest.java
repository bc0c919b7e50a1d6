package io.garuda.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The judge of servers is judged: frames of RFC 6455 section 5.7, and one fault of each kind. */
class FrameReaderTest {
  @ParameterizedTest
  @CsvSource({
    "81 05 48 65 6c 6c 6f,                   TEXT Hello",
    "01 03 48 65 6c 80 02 6c 6f,             TEXT Hello",
    "01 01 c3 89 01 70 80 01 a9,             PING p|TEXT é",
    "8a 05 48 65 6c 6c 6f,                   PONG Hello",
    "82 03 ff 00 01,                         BINARY 3 bytes",
    "81 00 88 00,                            TEXT |CLOSE 1005 \"\"",
    "88 02 03 e9,                            CLOSE 1001 \"\"",
    "88 04 11 4d 68 69,                      CLOSE 4429 \"hi\"",
  })
  void rightFramesAreCutIntoMessages(String hex, String expected) {
    assertThat(String.join("|", read(hex))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "81 85 00 00 00 00 48,   no mask",
    "c1 00,                  reserved bits",
    "83 00,                  known opcode",
    "8b 00,                  known opcode",
    "81 7e 00 7d,            shortest form",
    "81 7f 00 00 00 00 00 00 ff ff, shortest form",
    "81 7f 80 00 00 00 00 00 00 00, shortest form",
    "80 00,                  a message to begin",
    "01 00 81 00,            rest of a message",
    "09 00,                  one piece",
    "89 7e 00 7e,            one piece",
    "88 01 03,               two bytes",
    "88 02 03 ed,            may be sent",
    "88 02 03 ee,            may be sent",
    "88 02 03 f7,            may be sent",
    "88 02 13 88,            may be sent",
    "88 03 03 e9 ff,         UTF-8",
    "81 01 c3,               UTF-8",
    "01 01 c3 80 01 41,      UTF-8",
    "01 01 ff,               UTF-8",
    "88 00 81 00,            nothing after a close",
  })
  void aFrameThatBreaksARuleFails(String hex, String why) {
    assertThatThrownBy(() -> read(hex))
        .isInstanceOf(CorruptStreamException.class)
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"81", "81 05 48", "81 7e 01"})
  void anEndInsideAFrameFails(String hex) {
    FrameReader reader = new FrameReader();
    feed(reader, hex);
    assertThat(reader.next()).isEmpty();
    assertThatThrownBy(reader::end)
        .isInstanceOf(CorruptStreamException.class)
        .hasMessageContaining("whole frame");
  }

  @Test
  void bytesAfterACloseFailWheneverTheyCome() {
    FrameReader reader = new FrameReader();
    feed(reader, "88 00");
    assertThat(reader.next()).isPresent();
    assertThatThrownBy(() -> feed(reader, "81 00"))
        .isInstanceOf(CorruptStreamException.class)
        .hasMessageContaining("nothing after a close");
  }

  @Test
  void aPongInTheMiddleOfATextFailsWithinAFewFrames() {
    String text = "81 05 48 65 8a 00 6c 6c 6f".repeat(20);
    assertThatThrownBy(() -> read(text)).isInstanceOf(CorruptStreamException.class);
  }

  /** Will feed byte by byte, as the network may. */
  private static List<String> read(String hex) {
    FrameReader reader = new FrameReader();
    List<String> received = new ArrayList<>();
    for (byte one : bytes(hex)) {
      reader.feed(new byte[] {one}, 1);
      for (var next = reader.next(); next.isPresent(); next = reader.next()) {
        received.add(next.get().toString());
      }
    }
    reader.end();
    return received;
  }

  private static void feed(FrameReader reader, String hex) {
    reader.feed(bytes(hex), bytes(hex).length);
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }
}
