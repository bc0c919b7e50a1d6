package io.garuda.processor;

import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic.Kind;
import org.jspecify.annotations.Nullable;

/** Writes a class of path helpers for each controller of a route table; run by javac. */
@SupportedAnnotationTypes("*")
public final class PathProcessor extends AbstractProcessor {
  private static final String ROUTER = "io.garuda.router.Router";
  private static final String TO_PARAM = "io.garuda.param.ToParam";
  private static final String SUPPRESSED = "paths";

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    TypeElement router = processingEnv.getElementUtils().getTypeElement(ROUTER);
    if (router != null) {
      Set<TypeElement> routers = new LinkedHashSet<>();
      round.getRootElements().forEach(element -> collect(element, router, routers));
      Trees trees = routers.isEmpty() ? null : trees();
      if (trees != null) {
        write(routers, ElementFilter.typesIn(round.getRootElements()), trees);
      }
    }
    return false;
  }

  private void collect(Element element, TypeElement router, Set<TypeElement> found) {
    if (element instanceof TypeElement type) {
      if (type.getKind().isClass()
          && !type.getModifiers().contains(Modifier.ABSTRACT)
          && processingEnv.getTypeUtils().isSubtype(type.asType(), router.asType())) {
        found.add(type);
      }
      type.getEnclosedElements().forEach(inner -> collect(inner, router, found));
    }
  }

  /** Routers that others take into their table have no helpers of their own: they lie elsewhere. */
  private void write(Set<TypeElement> routers, Set<TypeElement> all, Trees trees) {
    Map<TypeElement, RouterReader> readers = new LinkedHashMap<>();
    Set<TypeElement> inner = new LinkedHashSet<>();
    for (TypeElement router : routers) {
      RouterReader reader = read(router, trees);
      readers.put(router, reader);
      reader.others().stream().filter(other -> !other.equals(router)).forEach(inner::add);
    }
    Names names = new Names(processingEnv.getElementUtils());
    for (TypeElement type : all) {
      RouterUses.in(type, trees, names, routers).forEach((router, place) -> {
        if (inner.add(router)) {
          refuse(router, place, trees);
        }
      });
    }
    readers.keySet().removeAll(inner);
    readers.forEach((router, reader) -> write(router, reader, trees));
  }

  private static void refuse(TypeElement router, ReadRoute.Place place, Trees trees) {
    printer(trees, isSuppressed(router) ? Kind.NOTE : Kind.WARNING)
        .accept(
            "no path helpers for " + router.getSimpleName() + ": expected it whole, or in the table"
                + " of a class that implements Router, got a table from elsewhere; give new "
                + router.getSimpleName() + "() to the endpoint",
            place);
  }

  private @Nullable Trees trees() {
    try {
      return Trees.instance(processingEnv);
    } catch (IllegalArgumentException e) {
      processingEnv
          .getMessager()
          .printMessage(
              Kind.WARNING,
              "no path helpers: expected javac, got: "
                  + processingEnv.getClass().getName() + "; let Maven or Gradle compile");
      return null;
    }
  }

  private RouterReader read(TypeElement router, Trees trees) {
    Elements elements = processingEnv.getElementUtils();
    RouterReader reader = new RouterReader(trees, new Names(elements), mounted());
    for (ExecutableElement method : ElementFilter.methodsIn(elements.getAllMembers(router))) {
      if (method.getSimpleName().contentEquals("routes")
          && method.getParameters().size() == 1) {
        reader.read(router, method);
      }
    }
    return reader;
  }

  private MountedRows mounted() {
    return new MountedRows(processingEnv.getElementUtils(), processingEnv.getTypeUtils());
  }

  private void write(TypeElement router, RouterReader reader, Trees trees) {
    Elements elements = processingEnv.getElementUtils();
    BiConsumer<String, ReadRoute.Place> warn =
        printer(trees, isSuppressed(router) ? Kind.NOTE : Kind.WARNING);
    RouterHelpers helpers = new RouterHelpers(
        new ActionParameters(
            elements, processingEnv.getTypeUtils(), mounted(), elements.getTypeElement(TO_PARAM)),
        warn,
        printer(trees, Kind.NOTE));
    reader.routes().forEach(helpers::add);
    reader.problems().forEach(problem -> warn.accept(problem.message(), problem.place()));
    String home = elements.getPackageOf(router).getQualifiedName().toString();
    String name = elements.getBinaryName(router).toString();
    HelperSource source =
        new HelperSource(home, router.getSimpleName().toString(), elements::getConstantExpression);
    String index =
        name.substring(home.isEmpty() ? 0 : home.length() + 1).replace('$', '_') + "Paths";
    helpers.classes().forEach(type -> write(home, type.name(), source.of(type), router));
    write(home, index, source.index(index, helpers.classes()), router);
  }

  private static boolean isSuppressed(TypeElement router) {
    SuppressWarnings accepted = router.getAnnotation(SuppressWarnings.class);
    return accepted != null && List.of(accepted.value()).contains(SUPPRESSED);
  }

  private static BiConsumer<String, ReadRoute.Place> printer(Trees trees, Kind kind) {
    return (message, place) -> trees.printMessage(kind, message, place.tree(), place.unit());
  }

  private void write(String home, String name, String source, TypeElement router) {
    String whole = home.isEmpty() ? name : home + "." + name;
    try (Writer out = processingEnv.getFiler().createSourceFile(whole, router).openWriter()) {
      out.write(source);
    } catch (IOException e) {
      processingEnv
          .getMessager()
          .printMessage(
              Kind.ERROR,
              "expected to write the path helpers " + whole + ", got: " + e.getMessage()
                  + "; rename a class that is in their place",
              router);
    }
  }
}
