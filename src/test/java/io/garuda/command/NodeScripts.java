package io.garuda.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A folder of scripts with what they need, installed under {@code target}. */
public final class NodeScripts {
  private static final Duration INSTALL_DEADLINE = Duration.ofMinutes(2);

  private final String node;
  private final Path folder;

  private NodeScripts(String node, Path folder) {
    this.node = node;
    this.folder = folder;
  }

  /** Will copy {@code src/test/<name>} and install the packages of its lock file. */
  public static NodeScripts install(String name) throws IOException, InterruptedException {
    String node = Programs.required("node");
    String npm = Programs.required("npm");
    Path folder = Path.of("target", name).toAbsolutePath();
    copy(Path.of("src/test", name), folder);
    Command install =
        Command.start(folder, List.of(npm, "ci", "--prefer-offline", "--no-audit", "--no-fund"));
    assertThat(install.end(INSTALL_DEADLINE)).as(install.output()).isZero();
    return new NodeScripts(node, folder);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> sources = Files.walk(from)) {
      for (Path source : sources.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(source));
        Files.createDirectories(target.getParent());
        Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  public Path folder() {
    return folder;
  }

  public Command start(String script, String... args) throws IOException {
    List<String> words = new ArrayList<>(List.of(node, script));
    words.addAll(List.of(args));
    return Command.start(folder, words);
  }
}
