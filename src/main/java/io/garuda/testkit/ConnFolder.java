package io.garuda.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where a test's server works: a temporary folder, and the application's own files. */
final class ConnFolder implements AutoCloseable {
  private final Path folder;

  private ConnFolder(Path folder) {
    this.folder = folder;
  }

  static ConnFolder create() {
    try {
      ConnFolder made = new ConnFolder(Files.createTempDirectory("garuda"));
      Files.createDirectory(made.empty());
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path path() {
    return folder;
  }

  /** Only its owner may enter the folder, and so the socket. */
  Path socket() {
    return folder.resolve("http");
  }

  private Path empty() {
    return folder.resolve("webapp");
  }

  /** Will return {@code src/main/webapp} of the project that a class was compiled in, if it has one. */
  Path webapp(Path classes) {
    for (Path above = classes; above != null; above = above.getParent()) {
      Path found = above.resolve("src/main/webapp");
      if (Files.isDirectory(found)) {
        return found;
      }
    }
    return empty();
  }

  /** Will copy the classes of a package and those below, and return the folder they are in. */
  Path copyPackage(Class<?> type) {
    Path from = home(type);
    Path to = folder.resolve("classes");
    try (Stream<Path> all = Files.walk(from.resolve(type.getPackageName().replace('.', '/')))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return to;
  }

  /** Will return the folder or the jar that a class was loaded from. */
  static Path home(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("expected the place of " + type, e);
    }
  }

  @Override
  public void close() {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
