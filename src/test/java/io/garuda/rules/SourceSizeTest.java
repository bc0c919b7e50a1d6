package io.garuda.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SourceSizeTest {
  private static final int LIMIT = 300;

  @Test
  void noFileIsTooLong() throws IOException {
    for (Path file : filesNamed(".java", Path.of("src"))) {
      assertThat(Files.readAllLines(file)).as("lines of " + file).hasSizeLessThanOrEqualTo(LIMIT);
    }
  }

  @Test
  void eachPackageSaysWhatItIs() throws IOException {
    for (Path file : filesNamed(".java", Path.of("src/main/java"))) {
      assertThat(file.resolveSibling("package-info.java")).isRegularFile();
    }
  }

  private static List<Path> filesNamed(String end, Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(end)).toList();
      assertThat(found).isNotEmpty();
      return found;
    }
  }
}
