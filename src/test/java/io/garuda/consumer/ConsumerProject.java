package io.garuda.consumer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A copy of {@code src/test/consumer}, with a repository of Maven that has what was just built. */
final class ConsumerProject {
  static final String VERSION = System.getProperty("garuda.version");
  static final Path FRAMEWORK = Path.of(System.getProperty("garuda.framework.jar"));
  static final Path TESTKIT = Path.of(System.getProperty("garuda.testkit.jar"));
  static final String MAVEN = System.getProperty("garuda.maven");

  private ConsumerProject() {}

  /** Will make it anew in a folder. */
  static void create(Path folder) throws IOException {
    LocalRepository.delete(folder);
    copy(Path.of("src/test/consumer"), folder);
    LocalRepository.create(
        folder.resolve("repository"),
        Path.of(System.getProperty("garuda.maven.repository")),
        VERSION,
        Path.of("pom.xml"),
        List.of(FRAMEWORK, TESTKIT));
  }

  /** Will return what Maven has to be given to build it without a network. */
  static List<String> options(Path folder) {
    return List.of(
        "--offline",
        "-Dmaven.repo.local=" + folder.resolve("repository"),
        "-Dframework.version=" + VERSION);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file));
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }
}
