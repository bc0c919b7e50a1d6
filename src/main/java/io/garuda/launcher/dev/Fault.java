package io.garuda.launcher.dev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * One thing that the compiler does not accept.
 *
 * @param place file and line, such as {@code src/main/java/hello/Hello.java:7}; empty if it has none
 * @param message the compiler's, which may have several lines
 * @param source the lines around it; empty if it has no place
 */
public record Fault(String place, String message, List<Line> source) {
  private static final int AROUND = 5;

  /**
   * A line of source.
   *
   * @param here whether the fault is in it
   */
  public record Line(int number, String text, boolean here) {}

  static Fault of(Project project, Diagnostic<? extends JavaFileObject> found) {
    String message = found.getMessage(Locale.ENGLISH);
    JavaFileObject file = found.getSource();
    if (file == null || found.getLineNumber() == Diagnostic.NOPOS) {
      return new Fault("", message, List.of());
    }
    int line = Math.toIntExact(found.getLineNumber());
    Path path = Path.of(file.toUri());
    return new Fault(project.shown(path) + ":" + line, message, excerpt(path, line));
  }

  private static List<Line> excerpt(Path file, int line) {
    try {
      List<String> lines = Files.readAllLines(file);
      return IntStream.rangeClosed(
              Math.max(1, line - AROUND), Math.min(lines.size(), line + AROUND))
          .mapToObj(number -> new Line(number, lines.get(number - 1), number == line))
          .toList();
    } catch (IOException e) { // gone, or no UTF-8: the message alone is of use, too
      return List.of();
    }
  }

  @Override
  public String toString() {
    return place.isEmpty() ? message : place + ": " + message;
  }
}
