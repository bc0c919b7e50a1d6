package io.garuda.socket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FrameTest {
  @Test
  void theLengthOfATextIsThatOfItsUtf8() {
    for (String text :
        List.of("", "a", "\u007f", "\u0080", "\u07ff", "\u0800", "\uffff", "😀", "a é會😀\u0000")) {
      assertThat(Frame.utf8Length(text)).as(text).isEqualTo(text.getBytes(UTF_8).length);
      assertThat(Frame.text(text).size()).as(text).isEqualTo(text.getBytes(UTF_8).length);
    }
  }

  @Test
  void theLengthsOfTheHalvesOfACharacterAddUp() {
    assertThat(Frame.utf8Length("😀".substring(0, 1)) + Frame.utf8Length("😀".substring(1)))
        .isEqualTo(4);
  }

  @Test
  void halfACharacterIsReplacedAndAWholeOneIsNot() {
    assertThat(Frame.text("a\ud83d").text()).isEqualTo("a\ufffd");
    assertThat(Frame.text("\ude00\ud83d!").text()).isEqualTo("\ufffd\ufffd!");
    assertThat(Frame.text("\ud83d\ud83d\ude00").text()).isEqualTo("\ufffd😀");
    assertThat(Frame.text("\ud83d").size()).isEqualTo(3);
    assertThat(Frame.text("é😀").text()).isEqualTo("é😀");
  }

  @Test
  void theSizeOfBytesIsTheirNumber() {
    assertThat(Frame.binary(new byte[300]).size()).isEqualTo(300);
  }
}
