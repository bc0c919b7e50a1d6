package io.garuda.generator;

import io.garuda.launcher.OwnFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Puts what a new application depends on into Maven's local repository, as {@code mvn install} does in Garuda's sources.
 */
final class Artifacts {
  private static final String POM = "META-INF/maven/io.garuda/garuda/pom.xml";
  private static final List<String> CLASSIFIERS = List.of("framework", "testkit", "cli");

  private Artifacts() {}

  /**
   * Will install the artifacts that the WAR brings in which this runs; started from the command line's own jar it has
   * come from the repository, and there is nothing to do.
   *
   * @throws GeneratorException if there is no Maven, or it fails
   */
  static void install(PrintWriter out) {
    Path war = OwnFile.path();
    try (ZipFile zip = new ZipFile(war.toFile())) {
      if (zip.getEntry(POM) == null || zip.getEntry(entry("testkit")) == null) {
        return;
      }
      Path folder = Files.createTempDirectory("garuda-");
      try {
        copy(zip, POM, folder.resolve("garuda.pom"));
        for (String classifier : CLASSIFIERS) {
          copy(zip, entry(classifier), folder.resolve(classifier + ".jar"));
        }
        Files.writeString(folder.resolve("pom.xml"), new Templates(folder).text("install/pom.xml"));
        maven(folder);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new GeneratorException("expected a WAR that can be read, got: " + war + ": " + e, e);
    }
    out.println(
        "\nInstalled io.garuda:garuda:" + OwnFile.version() + " in Maven's local repository.");
  }

  private static String entry(String classifier) {
    String jar = "garuda-" + OwnFile.version() + "-" + classifier + ".jar";
    return (classifier.equals("framework") ? "WEB-INF/lib/" : "META-INF/garuda/") + jar;
  }

  private static void copy(ZipFile zip, String name, Path to) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new IOException("expected " + name + " in it, got: none");
    }
    try (InputStream in = zip.getInputStream(entry)) {
      Files.copy(in, to);
    }
  }

  private static void maven(Path folder) throws IOException {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    Path log = folder.resolve("log");
    try {
      int status = new ProcessBuilder(
              windows ? "mvn.cmd" : "mvn", "--quiet", "--batch-mode", "initialize")
          .directory(folder.toFile())
          .redirectErrorStream(true)
          .redirectOutput(log.toFile())
          .start()
          .waitFor();
      if (status != 0) {
        throw new GeneratorException("expected Maven to install Garuda's artifacts, got: status "
            + status + "\n" + Files.readString(log));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GeneratorException("expected Maven to end, got: an interrupt", e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
