package io.garuda.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The sources of a small application, compiled in this process as Maven would. */
final class Application {
  private final Path classes;
  private final Map<String, String> sources = new LinkedHashMap<>();
  private final List<Diagnostic<? extends JavaFileObject>> said = new ArrayList<>();

  Application(Path classes) {
    this.classes = classes;
  }

  /** Will add a class of package {@code app}, or put another in its place. */
  Application with(String name, String... lines) {
    sources.put("app." + name, "package app;\n" + String.join("\n", lines));
    return this;
  }

  /** Will leave a class out of what is compiled from now on. */
  Application without(String name) {
    sources.remove("app." + name);
    return this;
  }

  /** Will add a router with these lines in {@code routes(RouteTable r)}. */
  Application routes(String... lines) {
    return with(
        "AppRouter",
        "import io.garuda.router.*;",
        "import static io.garuda.router.ResourceAction.*;",
        "import static io.garuda.router.ResourceOptions.*;",
        "import java.util.List;",
        "public class AppRouter implements Router {",
        "  static final String ROOMS = \"/rooms\";",
        "  public void routes(RouteTable r) {",
        String.join("\n", lines),
        "  }",
        "}");
  }

  /** Will add a method that returns what an expression of a path is as text. */
  Application probe(String path) {
    return with(
        "Probe",
        "public class Probe {",
        "  public static String text() {",
        "    return (" + path + ").text();",
        "  }",
        "}");
  }

  Application compile() {
    return compile(List.of(new PathProcessor()), List.of());
  }

  Application compileWithoutProcessor() {
    return compile(List.of(), List.of("-proc:none"));
  }

  private Application compile(List<PathProcessor> processors, List<String> more) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
    List<String> options = new ArrayList<>(List.of("-d", classes.toString(), "-cp", classPath()));
    options.addAll(more);
    said.clear();
    try (StandardJavaFileManager files =
        javac.getStandardFileManager(collector, Locale.ROOT, null)) {
      JavaCompiler.CompilationTask task = javac.getTask(
          null,
          files,
          collector,
          options,
          null,
          sources.entrySet().stream().map(Source::new).toList());
      if (!processors.isEmpty()) {
        task.setProcessors(processors);
      }
      task.call();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    said.addAll(collector.getDiagnostics());
    return this;
  }

  String classPath() {
    return classes + File.pathSeparator + System.getProperty("java.class.path");
  }

  /** Will return what javac said of a kind, each after the line at which it stands. */
  List<String> said(Diagnostic.Kind kind) {
    return said.stream()
        .filter(one -> one.getKind() == kind)
        .map(one -> lineOf(one) + ": " + one.getMessage(Locale.ROOT))
        .toList();
  }

  private static String lineOf(Diagnostic<? extends JavaFileObject> one) {
    try {
      return one.getSource() == null || one.getLineNumber() < 1
          ? ""
          : one.getSource()
              .getCharContent(true)
              .toString()
              .lines()
              .toList()
              .get((int) one.getLineNumber() - 1)
              .strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Will return what the probe says, of an application without errors. */
  String probed() throws Exception {
    assertThat(said(Diagnostic.Kind.ERROR)).isEmpty();
    try (URLClassLoader loader = loader()) {
      return (String) loader.loadClass("app.Probe").getMethod("text").invoke(null);
    }
  }

  URLClassLoader loader() throws IOException {
    return new URLClassLoader(
        new URL[] {classes.toUri().toURL()}, Application.class.getClassLoader());
  }

  boolean has(String name) {
    return Files.exists(classes.resolve("app/" + name + ".class"));
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(Map.Entry<String, String> source) {
      super(URI.create("string:///" + source.getKey().replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = source.getValue();
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
