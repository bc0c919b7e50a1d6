package io.garuda.conn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "photo.png            | photo.png",
        "../../etc/passwd     | passwd",
        "C:\\users\\a\\b.txt  | b.txt",
        "žena (1).jpg         | žena (1).jpg",
        "a\"; x=\"b.png       | a__ x__b.png",
        "<script>.html        | _script_.html",
        ".bashrc              | bashrc",
        "..                   | file",
        "a/                   | file",
        "''                   | file",
      })
  void aSafeNameIsOneNameInAFolder(String sent, String safe) {
    assertThat(safeName(sent)).isEqualTo(safe);
  }

  @Test
  void aSafeNameIsSafeInAHeader() {
    assertThat(safeName("a\r\nSet-Cookie: x=1\0.png")).isEqualTo("a__Set-Cookie_ x_1_.png");
  }

  @Test
  void aLongNameKeepsItsEnd() {
    assertThat(safeName("x".repeat(200) + ".png")).hasSize(100).endsWith("x.png");
    assertThat(safeName("\uD835\uDC9C".repeat(100) + "x")).hasSize(99);
  }

  private static String safeName(String filename) {
    return new Upload(filename, "image/png", Path.of("upload"), 1).safeName();
  }
}
