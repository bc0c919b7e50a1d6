package io.garuda.launcher.dev;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * What follows from files that changed.
 *
 * @param maven whether Maven has to be asked again, and all that follows
 * @param build whether classes have to be compiled, or resources copied
 * @param restart whether the application has to start again, even with the same classes
 * @param assetType what browsers are told: {@code css} if style sheets alone changed, which they swap; else the
 *     end of a file's name, and they load the page again. Empty if they hear of it by the restart.
 */
public record Reaction(boolean maven, boolean build, boolean restart, String assetType) {
  private static final String CSS = "css";

  /** Will decide for the files that changed together. */
  public static Reaction to(Project project, Set<Path> changed) {
    Path descriptors = project.webapp().resolve("WEB-INF");
    boolean maven = changed.contains(project.pom());
    boolean build = isAnyIn(project.sources(), changed) || isAnyIn(project.resources(), changed);
    boolean restart = isAnyIn(descriptors, changed);
    return new Reaction(maven, build, restart, maven || build || restart ? "" : assetType(changed));
  }

  private static boolean isAnyIn(Path folder, Set<Path> files) {
    return files.stream().anyMatch(file -> file.startsWith(folder));
  }

  private static String assetType(Set<Path> files) {
    return files.stream()
        .map(Reaction::end)
        .filter(end -> !end.equals(CSS))
        .sorted()
        .findFirst()
        .orElse(CSS);
  }

  private static String end(Path file) {
    String name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
