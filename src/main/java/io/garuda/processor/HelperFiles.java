package io.garuda.processor;

import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import io.garuda.router.PathHelpers;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic.Kind;
import org.jspecify.annotations.Nullable;

/** Writes the helper classes of routers, and beside each router the class that lists them. */
final class HelperFiles {
  private static final String SUPPRESSED = "paths";

  private final ProcessingEnvironment environment;
  private final Elements elements;
  private final Trees trees;
  private final ActionParameters parameters;
  private final Set<String> written = new HashSet<>();

  HelperFiles(ProcessingEnvironment environment, Trees trees, ActionParameters parameters) {
    this.environment = environment;
    this.elements = environment.getElementUtils();
    this.trees = trees;
    this.parameters = parameters;
  }

  /** Will write those of a router, and tell of its routes that have none. */
  void write(TypeElement router, RouterReader reader) {
    BiConsumer<String, ReadRoute.Place> warn = warning(router, trees);
    RouterHelpers helpers = new RouterHelpers(parameters, warn, printer(Kind.NOTE, trees));
    reader.routes().forEach(helpers::add);
    reader.problems().forEach(problem -> warn.accept(problem.message(), problem.place()));
    String home = elements.getPackageOf(router).getQualifiedName().toString();
    String index = indexName(router, home);
    HelperSource source =
        new HelperSource(home, router.getSimpleName().toString(), elements::getConstantExpression);
    List<HelperClass> own = new ArrayList<>();
    for (HelperClass type : helpers.classes()) {
      if (isTaken(home, type.name(), index)) {
        warn.accept(
            "no path helpers for " + type.controller().getSimpleName()
                + ": expected one router for " + type.name() + ", got another one before;"
                + " move this one to a package of its own, or name its scopes by as(\"admin\")",
            place(router));
      } else {
        own.add(type);
        write(qualified(home, type.name()), source.of(type), router);
      }
    }
    write(qualified(home, index), source.index(index, own), router);
  }

  /** The same as {@link io.garuda.router.Routes} looks for. */
  private String indexName(TypeElement router, String home) {
    String name = elements.getBinaryName(router).toString();
    return name.substring(home.isEmpty() ? 0 : home.length() + 1).replace('$', '_') + "Paths";
  }

  /** Another router wrote it: now, or in a build before, of which it is not in the list. */
  private boolean isTaken(String home, String name, String index) {
    TypeElement there = elements.getTypeElement(qualified(home, name));
    return !written.add(qualified(home, name))
        || (there != null
            && trees.getTree(there) == null
            && !lists(elements.getTypeElement(qualified(home, index)), name));
  }

  private static boolean lists(@Nullable TypeElement index, String name) {
    PathHelpers helpers = index == null ? null : index.getAnnotation(PathHelpers.class);
    return helpers != null
        && Stream.of(helpers.value()).anyMatch(helper -> helper.name().startsWith(name + "."));
  }

  private ReadRoute.Place place(TypeElement type) {
    TreePath path = trees.getPath(type);
    return new ReadRoute.Place(path.getLeaf(), path.getCompilationUnit());
  }

  private static String qualified(String home, String name) {
    return home.isEmpty() ? name : home + "." + name;
  }

  private void write(String name, String source, TypeElement router) {
    try (Writer out = environment.getFiler().createSourceFile(name, router).openWriter()) {
      out.write(source);
    } catch (IOException e) {
      environment
          .getMessager()
          .printMessage(
              Kind.ERROR,
              "expected to write the path helpers " + name + ", got: " + e.getMessage()
                  + "; rename a class that is in their place",
              router);
    }
  }

  /** Will print what a router may accept. */
  static BiConsumer<String, ReadRoute.Place> warning(TypeElement router, Trees trees) {
    SuppressWarnings accepted = router.getAnnotation(SuppressWarnings.class);
    return accepted != null && List.of(accepted.value()).contains(SUPPRESSED)
        ? printer(Kind.NOTE, trees)
        : printer(Kind.WARNING, trees);
  }

  private static BiConsumer<String, ReadRoute.Place> printer(Kind kind, Trees trees) {
    return (message, place) -> trees.printMessage(kind, message, place.tree(), place.unit());
  }
}
