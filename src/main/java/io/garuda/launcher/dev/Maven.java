package io.garuda.launcher.dev;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Asks Maven what it alone knows: dependencies, and what its plugins generate or filter. */
public final class Maven {
  private static final String LIST = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:list";

  private Maven() {}

  /** Whether it has to be asked: never before, or the POM is newer than its answer. */
  public static boolean isNeeded(Project project) {
    try {
      Path known = list(project);
      return Files.notExists(known)
          || Files.getLastModifiedTime(known).compareTo(Files.getLastModifiedTime(project.pom()))
              < 0
          || read(project).application().stream().anyMatch(Files::notExists);
    } catch (IOException e) {
      return true;
    }
  }

  /**
   * Will run Maven's phase {@code process-resources}, and let it list the dependencies; takes seconds.
   *
   * @throws ProjectException with Maven's output if it is not there or fails
   */
  public static void run(Project project) {
    Path list = list(project);
    try {
      Files.createDirectories(list.getParent());
      Files.deleteIfExists(list);
      Process maven = new ProcessBuilder(
              command(project),
              "-q",
              "-B",
              "process-resources",
              LIST,
              "-DoutputFile=" + list,
              "-DoutputAbsoluteArtifactFilename=true")
          .directory(project.root().toFile())
          .redirectErrorStream(true)
          .start();
      maven.getOutputStream().close();
      String output = new String(maven.getInputStream().readAllBytes(), Charset.defaultCharset());
      if (maven.waitFor() != 0 || Files.notExists(list)) {
        throw new ProjectException("expected Maven to build the project, got:\n" + output.strip());
      }
    } catch (IOException e) {
      throw new ProjectException(
          "expected mvn on the PATH or mvnw in " + project.root() + ", got: " + e.getMessage()
              + "; install Maven 3.8 or newer",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProjectException("stopped while Maven ran", e);
    }
  }

  /** Will read what Maven told the last time. */
  public static Libraries read(Project project) {
    try {
      return Libraries.parse(Files.readAllLines(list(project), Charset.defaultCharset()));
    } catch (IOException e) {
      throw new ProjectException(
          "expected Maven's list of dependencies in " + list(project) + ", got: " + e, e);
    }
  }

  private static String command(Project project) {
    boolean windows =
        System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    Path wrapper = project.root().resolve(windows ? "mvnw.cmd" : "mvnw");
    return Files.isRegularFile(wrapper) ? wrapper.toString() : windows ? "mvn.cmd" : "mvn";
  }

  private static Path list(Project project) {
    return project.own().resolve("dependencies");
  }
}
