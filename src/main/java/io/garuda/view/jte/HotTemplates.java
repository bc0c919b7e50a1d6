package io.garuda.view.jte;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.resolve.DirectoryCodeResolver;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Compiles templates while the application runs; jte looks at their files each time. */
final class HotTemplates {
  private static final String COMPILER = "gg.jte.compiler.TemplateCompiler";

  private HotTemplates() {}

  /** Whether the compiler is among the libraries; no application needs it to run. */
  static boolean isPossible(ClassLoader loader) {
    try {
      Class.forName(COMPILER, false, loader);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  static TemplateEngine open(Path templates, Path classes, ClassLoader loader) {
    TemplateEngine engine = TemplateEngine.create(
        new DirectoryCodeResolver(templates), classes, ContentType.Html, loader);
    List<String> files = classPath(loader);
    if (!files.isEmpty()) { // else jte takes the class path of the process
      engine.setClassPath(files);
    }
    engine.setCompileArgs("-proc:none");
    return engine;
  }

  /** Javac wants files: those of the application, and of the server behind it. */
  private static List<String> classPath(ClassLoader loader) {
    List<String> files = new ArrayList<>();
    for (ClassLoader one = loader; one != null; one = one.getParent()) {
      if (one instanceof URLClassLoader known) {
        for (URL url : known.getURLs()) {
          if (url.getProtocol().equals("file")) {
            files.add(file(url));
          }
        }
      }
    }
    return files;
  }

  private static String file(URL url) {
    try {
      return Path.of(new URI(url.toString())).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("expected the URL of a file, got: " + url, e);
    }
  }
}
