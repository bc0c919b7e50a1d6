package io.garuda.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of Markdown: its fenced blocks, links and headings. */
record Markdown(Path file, List<Block> blocks, List<String> links, List<String> anchors) {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern SOURCE = Pattern.compile("\\]\\(([^)\\s]+)\\):$");
  private static final String FENCE = "```";

  /**
   * What stands between two fences.
   *
   * @param language empty for output and the like
   * @param source the file that the line before links to, with a colon behind it
   */
  record Block(int line, String language, Optional<Path> source, String text) {
    /** Whether it stands in its source, maybe further to the right as a whole. */
    boolean standsIn(String code) {
      for (int indent = 0; indent <= 16; indent += 2) {
        if (("\n" + code).contains("\n" + indented(" ".repeat(indent)))) {
          return true;
        }
      }
      return false;
    }

    private String indented(String by) {
      StringBuilder moved = new StringBuilder();
      text.lines().forEach(line -> moved.append(line.isEmpty() ? "" : by + line).append('\n'));
      return moved.toString();
    }
  }

  static Markdown read(Path file) throws IOException {
    return of(file, Files.readString(file));
  }

  static Markdown of(Path file, String text) {
    UnaryOperator<Path> beside = path -> file.resolveSibling(path.toString()).normalize();
    List<Block> blocks = new ArrayList<>();
    List<String> links = new ArrayList<>();
    List<String> anchors = new ArrayList<>();
    List<String> lines = text.lines().toList();
    String before = "";
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith(FENCE)) {
        int length = lines.subList(i + 1, lines.size()).indexOf(FENCE);
        if (length < 0) {
          throw new IllegalArgumentException(
              "expected an end of the block at " + file + ":" + (i + 1) + ", got: none");
        }
        int end = i + 1 + length;
        Matcher source = SOURCE.matcher(before);
        blocks.add(new Block(
            i + 1,
            line.substring(FENCE.length()),
            source.find() ? Optional.of(beside.apply(Path.of(source.group(1)))) : Optional.empty(),
            String.join("\n", lines.subList(i + 1, end)) + "\n"));
        i = end;
        before = "";
      } else {
        LINK.matcher(line).results().forEach(link -> links.add(link.group(1)));
        if (line.startsWith("#")) {
          anchors.add(anchor(line.replaceFirst("#+ ", "")));
        }
        before = line.isBlank() ? before : line.stripTrailing();
      }
    }
    return new Markdown(file, blocks, links, anchors);
  }

  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
