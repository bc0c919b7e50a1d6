package io.garuda.launcher.dev;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The jars that a project depends on, as Maven resolved them; in its order. */
public final class Libraries {
  private static final Pattern LINE =
      Pattern.compile("\\s+([^:\\s]+):([^:\\s]+):[^/\\\\]*?:(compile|provided|runtime|test|system)"
          + "(?: \\(optional\\) ?)?:(.+?)(?: -- module .*)?");
  private static final Set<String> TOMCAT = Set.of("org.apache.tomcat", "org.apache.tomcat.embed");
  private static final Set<String> PACKED = Set.of("compile", "runtime");
  private static final Set<String> COMPILED_WITH = Set.of("compile", "provided", "system");

  private record Jar(String group, String artifact, String scope, Path file) {
    boolean isTemplateCompiler() {
      return group.equals("gg.jte");
    }
  }

  private final List<Jar> jars;

  private Libraries(List<Jar> jars) {
    this.jars = jars;
  }

  /** Will read what the goal {@code dependency:list} wrote, with the files' names. */
  static Libraries parse(List<String> lines) {
    List<Jar> jars = new ArrayList<>();
    for (String line : lines) {
      Matcher found = LINE.matcher(line);
      if (found.matches()) {
        jars.add(new Jar(found.group(1), found.group(2), found.group(3), Path.of(found.group(4))));
      }
    }
    return new Libraries(List.copyOf(jars));
  }

  /** Will return the jars of Tomcat, in whatever scope. */
  public List<Path> tomcat() {
    return files(jar -> TOMCAT.contains(jar.group));
  }

  /** Will return what {@code WEB-INF/lib} has: what the WAR will have, and the compiler of templates. */
  public List<Path> application() {
    return files(jar ->
        !TOMCAT.contains(jar.group) && (PACKED.contains(jar.scope) || jar.isTemplateCompiler()));
  }

  /** Will return what sources are compiled with. */
  List<Path> compilation() {
    return files(jar -> COMPILED_WITH.contains(jar.scope));
  }

  /** Whether templates can be compiled while the application runs. */
  public boolean compileTemplates() {
    return jars.stream().anyMatch(jar -> jar.isTemplateCompiler() && jar.artifact.equals("jte"));
  }

  private List<Path> files(Predicate<Jar> which) {
    return jars.stream().filter(which).map(Jar::file).toList();
  }
}
