package io.garuda.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The Java of the README is taken from the sources that it names. */
class ReadmeTest {
  private static final Pattern SNIPPET =
      Pattern.compile("\\]\\((src/[\\w/]+\\.java)\\):\\s+```java\\n(.*?)```", Pattern.DOTALL);

  @Test
  void eachSnippetStandsInItsSource() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    Matcher snippet = SNIPPET.matcher(readme);
    int snippets = 0;
    while (snippet.find()) {
      assertThat(Files.readString(Path.of(snippet.group(1)))).contains(snippet.group(2));
      snippets++;
    }
    assertThat(snippets).isEqualTo(readme.split("```java", -1).length - 1).isPositive();
  }

  @Test
  void eachLinkLeadsToAFile() throws IOException {
    Matcher link =
        Pattern.compile("\\]\\(([\\w./-]+)\\)").matcher(Files.readString(Path.of("README.md")));
    while (link.find()) {
      assertThat(Path.of(link.group(1))).exists();
    }
  }
}
