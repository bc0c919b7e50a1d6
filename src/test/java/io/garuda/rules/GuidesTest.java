package io.garuda.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.rules.Markdown.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README and the guides quote stands in the sources that they name, so it is compiled or run. */
class GuidesTest {
  private static final Path README = Path.of("README.md");
  private static final Path GUIDES = Path.of("src/main/guides");

  /** What people type, which other tests run, or which changes their machine. */
  private static final String TYPED = "console";

  private static final Set<String> TYPED_IN =
      Set.of("up-and-running.md", "deploying.md", "performance.md");

  /** The README quotes sources of Java; other languages there may stand for themselves. */
  private static final Set<String> QUOTED_IN_README = Set.of("java");

  static List<Markdown> guides() throws IOException {
    List<Markdown> pages = new ArrayList<>();
    try (Stream<Path> files = Files.list(GUIDES)) {
      for (Path file : files.sorted().toList()) {
        pages.add(Markdown.read(file));
      }
    }
    return pages;
  }

  static List<Markdown> pages() throws IOException {
    List<Markdown> pages = guides();
    pages.add(Markdown.read(README));
    return pages;
  }

  @ParameterizedTest
  @MethodSource("pages")
  void eachSnippetStandsInItsSource(Markdown page) throws IOException {
    for (Block block : page.blocks()) {
      String place = page + ":" + block.line();
      if (block.source().isPresent()) {
        Path source = block.source().get();
        assertThat(block.standsIn(Files.readString(source)))
            .as("expected the snippet at %s in %s, got:%n%s", place, source, block.text())
            .isTrue();
      } else if (block.language().equals(TYPED)) {
        assertThat(TYPED_IN)
            .as("guides with commands, because of " + place)
            .contains(page.file().getFileName().toString());
      } else if (!page.file().equals(README) || QUOTED_IN_README.contains(block.language())) {
        assertThat(block.language())
            .as("language of a block without \"from [Source](path):\" before it, at " + place)
            .isEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void eachLinkLeadsSomewhere(Markdown page) throws IOException {
    for (String link : page.links()) {
      if (link.matches("[a-z]+:.*")) {
        continue;
      }
      String[] parts = link.split("#", 2);
      Path target = parts[0].isEmpty() ? page.file() : page.file().resolveSibling(parts[0]);
      assertThat(target).as("link of " + page).exists();
      if (parts.length == 2) {
        assertThat(Markdown.read(target).anchors()).as("anchors of " + target).contains(parts[1]);
      }
    }
  }

  @Test
  void theIndexNamesEachGuide() throws IOException {
    List<String> links = Markdown.read(GUIDES.resolve("README.md")).links();
    for (Markdown guide : guides()) {
      String name = guide.file().getFileName().toString();
      assertThat(name).matches("README\\.md|[a-z0-9]+(-[a-z0-9]+)*\\.md");
      if (!name.equals("README.md")) {
        assertThat(links).contains(name);
      }
    }
  }

  @Test
  void aSnippetOfAnotherSourceIsFound() {
    String text = "From [A](src/A.java):\n\n```java\nint a;\n\nint b;\n```\n";
    Block block = Markdown.of(Path.of("guides/a.md"), text).blocks().get(0);
    assertThat(block.source()).contains(Path.of("guides/src/A.java"));
    assertThat(block.standsIn("  int a;\n\n  int b;\n")).isTrue();
    assertThat(block.standsIn("int a;\n\n  int b;\n")).isFalse();
    assertThat(block.standsIn("int a;\nint b;\n")).isFalse();
    assertThat(block.standsIn("int a;\n\nint bc;\n")).isFalse();
  }

  @Test
  void aBlockAfterOtherWordsHasNoSource() {
    String text = "From [A](src/A.java):\n\nMore words.\n\n```java\nint a;\n```\n";
    assertThat(Markdown.of(Path.of("a.md"), text).blocks().get(0).source()).isEmpty();
  }
}
