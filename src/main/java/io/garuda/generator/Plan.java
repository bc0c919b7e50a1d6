package io.garuda.generator;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a generator is about to do below a directory: files to write, lines to add, words for the user.
 *
 * <p>Nothing is written before all of it can be.
 */
final class Plan {
  private static final String PROGRAM = "rwxr-xr-x";

  private final Path root;
  private final Map<Path, String> files = new LinkedHashMap<>();
  private final List<Path> programs = new ArrayList<>();
  private final List<Insert> inserts = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /**
   * Lines that a file should have.
   *
   * @param anchor after whose first match they stand
   * @param present says that they are there already
   */
  private record Insert(Path file, Pattern anchor, String lines, String present) {}

  Plan(Path root) {
    this.root = root;
  }

  /** Will write a file. */
  void write(String file, String text) {
    files.put(Path.of(file), text);
  }

  /** Will write a file that can be run. */
  void program(String file, String text) {
    write(file, text);
    programs.add(Path.of(file));
  }

  /**
   * Will add lines behind a place in a file, or print them for the user to paste.
   *
   * @param anchor a pattern of the text in front of them
   * @param present if the file has this, the lines are there
   */
  void insert(String file, String anchor, String lines, String present) {
    inserts.add(new Insert(Path.of(file), Pattern.compile(anchor, Pattern.DOTALL), lines, present));
  }

  /** Will say something when all is done. */
  void note(String text) {
    notes.add(text);
  }

  /**
   * Will do all of it and tell what was done, a line for each file.
   *
   * @param overwrite asked for each file that is there with another text
   * @throws GeneratorException if a file cannot be written, or may not be; nothing is changed then
   */
  void apply(PrintWriter out, Predicate<Path> overwrite) {
    List<Path> kept = new ArrayList<>();
    files.forEach((file, text) -> {
      if (!read(file).equals(text) && Files.exists(root.resolve(file)) && !overwrite.test(file)) {
        kept.add(file);
      }
    });
    if (!kept.isEmpty()) {
      throw new GeneratorException("expected to write files that are not there, got: " + kept
          + " with another text; nothing was written. Say --force to replace them");
    }
    files.forEach((file, text) -> {
      boolean there = Files.exists(root.resolve(file));
      String done = !there ? "creating" : read(file).equals(text) ? "identical" : "replacing";
      put(file, text);
      out.println("* " + done + " " + file);
    });
    StringBuilder paste = new StringBuilder();
    Map<Path, Boolean> changed = new LinkedHashMap<>();
    inserts.forEach(insert -> changed.merge(insert.file, add(insert, paste), Boolean::logicalOr));
    changed.forEach((file, done) -> out.println("* " + (done ? "changing " : "identical ") + file));
    out.print(paste);
    notes.forEach(note -> out.println("\n" + note));
    out.flush();
  }

  /** Tells whether the file was changed. */
  private boolean add(Insert insert, StringBuilder paste) {
    String text = read(insert.file);
    if (text.contains(insert.present)) {
      return false;
    }
    Matcher anchor = insert.anchor.matcher(text);
    if (!anchor.find()) {
      paste.append("\nAdd to ").append(insert.file).append(":\n\n").append(insert.lines);
      return false;
    }
    put(insert.file, text.substring(0, anchor.end()) + insert.lines + text.substring(anchor.end()));
    return true;
  }

  private String read(Path file) {
    Path path = root.resolve(file);
    try {
      return Files.exists(path) ? Files.readString(path) : "";
    } catch (IOException e) {
      throw new GeneratorException("expected a text file, got: " + path + ": " + e, e);
    }
  }

  private void put(Path file, String text) {
    Path path = root.resolve(file);
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      Files.writeString(path, text);
      if (programs.contains(file) && Files.getFileStore(path).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(PROGRAM));
      }
    } catch (IOException e) {
      throw new GeneratorException(
          "expected a file that can be written, got: " + path + ": " + e, e);
    }
  }
}
