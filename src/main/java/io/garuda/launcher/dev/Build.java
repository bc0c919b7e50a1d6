package io.garuda.launcher.dev;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles a project's sources in this JVM, as its Maven build would. */
public final class Build {
  private static final int FIRST_WITHOUT_PROCESSORS = 21; // from there on javac wants to be asked

  private final JavaCompiler compiler;
  private final Project project;
  private final Libraries libraries;

  /**
   * What became of a build.
   *
   * @param files how many sources were compiled
   * @param faults why there are no new classes; empty if there are
   * @param changed whether classes or resources are others than before
   */
  public record Result(int files, List<Fault> faults, boolean changed) {}

  /**
   * Will build this project with these libraries.
   *
   * @throws ProjectException if this Java has no compiler
   */
  public Build(Project project, Libraries libraries) {
    JavaCompiler found = ToolProvider.getSystemJavaCompiler();
    if (found == null) {
      throw new ProjectException("expected a JDK, got a Java without a compiler in "
          + System.getProperty("java.home") + "; install a JDK 17 or newer");
    }
    this.compiler = found;
    this.project = project;
    this.libraries = libraries;
  }

  /** Will compile all sources, and bring classes and resources to {@link Project#classes}. */
  public Result run() {
    Path output = project.own().resolve("compiled");
    try {
      FileTree.deleteAll(output);
      FileTree.create(output, project.processed(), project.classes());
      List<Path> sources = FileTree.all(project.allSources(), ".java");
      List<Fault> faults = sources.isEmpty() ? List.of() : compile(sources, output);
      if (!faults.isEmpty()) {
        return new Result(sources.size(), faults, false);
      }
      boolean changed = FileTree.mirrorClasses(output, project.classes());
      boolean copied =
          FileTree.copyResources(project.mavenClasses(), project.resources(), project.classes());
      return new Result(sources.size(), faults, changed || copied);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Fault> compile(List<Path> sources, Path output) throws IOException {
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(found, Locale.ENGLISH, StandardCharsets.UTF_8)) {
      boolean compiled = compiler
          .getTask(
              null, files, found, options(output), null, files.getJavaFileObjectsFromPaths(sources))
          .call();
      List<Fault> faults = found.getDiagnostics().stream()
          .filter(one -> one.getKind() == Diagnostic.Kind.ERROR)
          .map(one -> Fault.of(project, one))
          .distinct()
          .toList();
      return compiled || !faults.isEmpty()
          ? faults
          : List.of(new Fault("", "javac failed, and does not say why", List.of()));
    } catch (IllegalArgumentException e) { // an option that this javac does not know
      return List.of(new Fault("", String.valueOf(e.getMessage()), List.of()));
    }
  }

  private List<String> options(Path output) {
    String classPath = libraries.compilation().stream()
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
    List<String> options = new ArrayList<>(List.of(
        "--release",
        project.release(),
        "-parameters",
        "-g",
        "-nowarn",
        "-encoding",
        "UTF-8",
        "-classpath",
        classPath,
        "-d",
        output.toString(),
        "-s",
        project.processed().toString()));
    if (Runtime.version().feature() >= FIRST_WITHOUT_PROCESSORS) {
      options.add("-proc:full");
    }
    return options;
  }
}
