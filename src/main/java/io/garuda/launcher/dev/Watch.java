package io.garuda.launcher.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds files that were written, made, renamed or deleted, by looking at all of them again and again.
 *
 * <p>A few thousand files take some milliseconds, and it sees what the events of some systems report late, or
 * not at all from shared folders.
 */
public final class Watch {
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration SETTLED = Duration.ofMillis(40);

  private record Stamp(FileTime written, long size) {}

  private final List<Path> places;
  private Map<Path, Stamp> known;

  /** Will tell what changes from now on in these folders and files, which may be missing. */
  public Watch(List<Path> places) {
    this.places = places;
    known = look();
  }

  /** Will wait until something has changed and no more does: editors write one file in several steps. */
  public Set<Path> await() throws InterruptedException {
    Set<Path> changed = changes();
    while (changed.isEmpty()) {
      Thread.sleep(PAUSE.toMillis());
      changed = changes();
    }
    Set<Path> more;
    do {
      Thread.sleep(SETTLED.toMillis());
      more = changes();
      changed.addAll(more);
    } while (!more.isEmpty());
    return changed;
  }

  /** Will return what changed since the last time. */
  Set<Path> changes() {
    Map<Path, Stamp> now = look();
    Set<Path> changed = new HashSet<>();
    now.forEach((file, stamp) -> {
      if (!stamp.equals(known.get(file))) {
        changed.add(file);
      }
    });
    known.keySet().stream().filter(file -> !now.containsKey(file)).forEach(changed::add);
    known = now;
    return changed;
  }

  private Map<Path, Stamp> look() {
    Map<Path, Stamp> found = new HashMap<>();
    for (Path place : places) {
      if (Files.exists(place)) {
        look(place, found);
      }
    }
    return found;
  }

  private static void look(Path place, Map<Path, Stamp> found) {
    try {
      Files.walkFileTree(place, new SimpleFileVisitor<>() {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
          if (isWatched(file.getFileName().toString())) {
            found.put(file, new Stamp(attributes.lastModifiedTime(), attributes.size()));
          }
          return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException gone) {
          return FileVisitResult.CONTINUE; // between the list and the look
        }
      });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Editors keep their own files beside those that are edited. */
  private static boolean isWatched(String name) {
    return !name.startsWith(".") && !name.startsWith("#") && !name.endsWith("~");
  }
}
