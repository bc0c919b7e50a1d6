package io.garuda.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The application that a generator adds to.
 *
 * @param root where its {@code pom.xml} is
 * @param name of the artifact, such as {@code my_app}
 * @param base its package of rules; that of its web side is below it
 */
record Project(Path root, String name, String base) {
  private static final Pattern ARTIFACT = Pattern.compile("<artifactId>([^<]+)</artifactId>");
  private static final Pattern PACKAGE =
      Pattern.compile("<garuda\\.package>([^<]+)</garuda\\.package>");

  /**
   * Will find the project in a directory.
   *
   * @throws GeneratorException if there is none, or one that `new` did not make
   */
  static Project in(Path root) {
    Path pom = root.resolve("pom.xml");
    if (!Files.isRegularFile(pom)) {
      throw new GeneratorException("expected the directory of a project, with a pom.xml, got: "
          + root.toAbsolutePath() + "; `garuda new my_app` makes one");
    }
    try {
      String text = Files.readString(pom);
      return new Project(
          root,
          first(ARTIFACT, text, "an artifactId", pom),
          first(PACKAGE, text, "a property garuda.package", pom));
    } catch (IOException e) {
      throw new GeneratorException("expected a pom.xml that can be read, got: " + e, e);
    }
  }

  private static String first(Pattern pattern, String text, String what, Path pom) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new GeneratorException(
          "expected " + what + " in " + pom.toAbsolutePath() + ", got: none");
    }
    return matcher.group(1).strip();
  }

  Templates templates() {
    return new Templates(root.resolve("src/main/generators"));
  }

  /** Will return the values that every template may name. */
  Map<String, Object> values() {
    Map<String, Object> values = new HashMap<>();
    values.put("name", name);
    values.put("package", base);
    values.put("open", "${"); // which Mustache would take for its own in front of {{
    return values;
  }

  /** Will return the path of a source; {@code web/PageController}, say. */
  String java(String type) {
    return "src/main/java/" + base.replace('.', '/') + "/" + type + ".java";
  }

  String test(String type) {
    return "src/test/java/" + base.replace('.', '/') + "/" + type + ".java";
  }

  boolean has(String file) {
    return Files.exists(root.resolve(file));
  }

  /**
   * Will check that a file is there.
   *
   * @throws GeneratorException with what to do, if it is not
   */
  void need(String file, String fix) {
    if (!has(file)) {
      throw new GeneratorException("expected " + file + " in this project, got: none; " + fix);
    }
  }

  boolean hasHtml() {
    return has("src/main/jte/layout/app.jte");
  }

  /** Will check that it has pages; throws likewise. */
  void needHtml(String fix) {
    need("src/main/jte/layout/app.jte", fix);
  }

  /** Will check that it has a database; throws likewise. */
  void needDatabase() {
    need(java("Database"), "`new` makes it, unless it is told --no-database");
  }

  /**
   * Will add lines to a scope of the router: to {@code "/"} for browsers, or to {@code "/api"} for programs.
   *
   * <p>Other scopes may have the same pipeline, such as that of {@code gen.auth}: they are left alone.
   *
   * @param html whether to the scope of browsers, or to that of programs
   * @param present says that they are there already
   */
  void route(Plan plan, boolean html, String lines, String present) {
    plan.insert(
        java("web/AppRouter"),
        "scope\\(\"" + (html ? "/" : "/api") + "\", s -> \\{\\s*s\\.pipeThrough\\("
            + (html ? "BROWSER" : "API") + "\\b[^;]*;\\n(\\s*s\\.pipeThrough\\([^;]*;\\n)*",
        lines,
        present);
  }
}
