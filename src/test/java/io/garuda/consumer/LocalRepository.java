package io.garuda.consumer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Maven's local repository with what was just built added, as {@code mvn install} would.
 *
 * <p>A folder of links: what was there is shared, what is new is only here.
 */
public final class LocalRepository {
  private LocalRepository() {}

  /** Will have all that is there, but nothing of ours. */
  public static void create(Path folder, Path existing) throws IOException {
    link(existing, folder, "io");
    link(existing.resolve("io"), folder.resolve("io"), "garuda");
  }

  static void create(Path folder, Path existing, String version, Path pom, List<Path> jars)
      throws IOException {
    create(folder, existing);
    Path artifact = Files.createDirectories(folder.resolve("io/garuda/garuda").resolve(version));
    Files.copy(pom, artifact.resolve("garuda-" + version + ".pom"));
    for (Path jar : jars) {
      Files.copy(jar, artifact.resolve(jar.getFileName()));
    }
  }

  /** Will delete a folder; of what its links point to, nothing. */
  public static void delete(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void link(Path from, Path to, String without) throws IOException {
    Files.createDirectories(to);
    if (Files.notExists(from)) {
      return;
    }
    for (Path entry : entries(from)) {
      if (!entry.getFileName().toString().equals(without)) {
        Files.createSymbolicLink(to.resolve(entry.getFileName()), entry);
      }
    }
  }

  private static List<Path> entries(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    }
  }
}
