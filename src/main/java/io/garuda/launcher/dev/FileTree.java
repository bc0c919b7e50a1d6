package io.garuda.launcher.dev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Compares and copies folders; one that is missing is an empty one. */
final class FileTree {
  private static final String CLASS = ".class";

  private FileTree() {}

  static void create(Path... folders) throws IOException {
    for (Path folder : folders) {
      Files.createDirectories(folder);
    }
  }

  static void deleteAll(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** Will list the files below folders whose names end so, in a fixed order. */
  static List<Path> all(List<Path> folders, String end) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.walk(folder)) {
          files
              .filter(file -> file.toString().endsWith(end))
              .filter(Files::isRegularFile)
              .sorted()
              .forEach(found::add);
        }
      }
    }
    return found;
  }

  /** Will copy what differs, and delete classes that are no more; true if there was any. */
  static boolean mirrorClasses(Path from, Path to) throws IOException {
    boolean changed = false;
    for (Path file : all(List.of(from), "")) {
      changed |= copyIfOther(file, to.resolve(from.relativize(file)));
    }
    for (Path file : all(List.of(to), CLASS)) {
      if (Files.notExists(from.resolve(to.relativize(file)))) {
        Files.delete(file);
        changed = true;
      }
    }
    return changed;
  }

  /** Will copy resources: each as Maven left it, unless it was saved since; true if one is other. */
  static boolean copyResources(Path byMaven, Path raw, Path to) throws IOException {
    boolean changed = false;
    for (Path file : all(List.of(byMaven), "")) {
      if (!file.toString().endsWith(CLASS)
          && !isNewer(raw.resolve(byMaven.relativize(file)), file)) {
        changed |= copyIfOther(file, to.resolve(byMaven.relativize(file)));
      }
    }
    for (Path file : all(List.of(raw), "")) {
      Path built = byMaven.resolve(raw.relativize(file));
      if (Files.notExists(built) || isNewer(file, built)) {
        changed |= copyIfOther(file, to.resolve(raw.relativize(file)));
      }
    }
    return changed;
  }

  private static boolean isNewer(Path file, Path than) throws IOException {
    return Files.exists(file)
        && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(than)) > 0;
  }

  private static boolean copyIfOther(Path from, Path to) throws IOException {
    if (Files.isRegularFile(to) && Files.mismatch(from, to) < 0) {
      return false;
    }
    Files.createDirectories(to.getParent());
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    return true;
  }
}
