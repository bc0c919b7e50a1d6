package io.garuda.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A temporary directory with the unpacked application, Tomcat's jars and Tomcat's own files. */
final class Workspace implements AutoCloseable {
  private static final String TOMCAT = "WEB-INF/tomcat/";
  private static final String LAUNCHER = "META-INF/versions/";

  private final Path directory;

  private Workspace(Path directory) {
    this.directory = directory;
  }

  static Workspace create() throws IOException {
    return new Workspace(Files.createTempDirectory("garuda-"));
  }

  /** Will unpack a WAR, or take the directory as it is; returns the application's directory. */
  Path application(Path war) throws IOException {
    if (Files.isDirectory(war)) {
      return war;
    }
    Path application = Files.createDirectory(directory.resolve("application"));
    Path tomcat = Files.createDirectory(directory.resolve("tomcat"));
    try (ZipFile zip = new ZipFile(war.toFile())) {
      for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
        String name = entry.getName();
        if (entry.isDirectory() || name.startsWith(LAUNCHER)) {
          continue;
        }
        Path target = name.startsWith(TOMCAT)
            ? inside(tomcat, name.substring(TOMCAT.length()))
            : inside(application, name);
        Files.createDirectories(target.getParent());
        try (InputStream in = zip.getInputStream(entry)) {
          Files.copy(in, target);
        }
      }
    }
    return application;
  }

  /** Will list Tomcat's jars: those that were in the WAR, or those of the exploded one. */
  List<Path> tomcatJars(Path application) throws IOException {
    Path unpacked = directory.resolve("tomcat");
    return jars(Files.isDirectory(unpacked) ? unpacked : application.resolve(TOMCAT));
  }

  static List<Path> jars(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  Path base() throws IOException {
    return Files.createDirectory(directory.resolve("base"));
  }

  /** Will delete all of it; what cannot be deleted now is left to the system. */
  @Override
  public void close() throws IOException {
    if (Files.notExists(directory)) {
      return;
    }
    Files.walkFileTree(directory, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
          throws IOException {
        Files.deleteIfExists(file);
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFileFailed(Path file, IOException gone) {
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult postVisitDirectory(Path visited, IOException problem)
          throws IOException {
        Files.deleteIfExists(visited);
        return FileVisitResult.CONTINUE;
      }
    });
  }

  private static Path inside(Path directory, String name) throws IOException {
    Path target = directory.resolve(name).normalize();
    if (!target.startsWith(directory)) {
      throw new IOException("expected names inside the WAR, got: " + name);
    }
    return target;
  }
}
