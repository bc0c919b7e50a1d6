package io.garuda.processor;

import com.sun.source.util.Trees;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.Diagnostic.Kind;
import org.jspecify.annotations.Nullable;

/** Writes a class of path helpers for each controller of a route table; run by javac. */
@SupportedAnnotationTypes("*")
public final class PathProcessor extends AbstractProcessor {
  private static final String ROUTER = "io.garuda.router.Router";
  private static final String TO_PARAM = "io.garuda.param.ToParam";

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

  /** Routers that others take into their table have no helpers of their own: they lie elsewhere. */
  private void write(Set<TypeElement> routers, Set<TypeElement> all, Trees trees) {
    Elements elements = processingEnv.getElementUtils();
    Types types = processingEnv.getTypeUtils();
    Names names = new Names(elements);
    MountedRows mounted = new MountedRows(elements, types);
    Map<TypeElement, RouterReader> readers = new LinkedHashMap<>();
    Set<TypeElement> inner = new LinkedHashSet<>();
    for (TypeElement router : routers) {
      RouterReader reader = new RouterReader(trees, names, mounted);
      names.method(router, "routes", 1).ifPresent(routes -> reader.read(router, routes));
      readers.put(router, reader);
      reader.others().stream().filter(other -> !other.equals(router)).forEach(inner::add);
    }
    for (TypeElement type : all) {
      RouterUses.in(type, trees, names, routers).forEach((router, place) -> {
        if (inner.add(router)) {
          refuse(router, place, trees);
        }
      });
    }
    readers.keySet().removeAll(inner);
    HelperFiles files = new HelperFiles(
        processingEnv,
        trees,
        new ActionParameters(elements, types, mounted, elements.getTypeElement(TO_PARAM)));
    readers.forEach(files::write);
  }

  private static void refuse(TypeElement router, ReadRoute.Place place, Trees trees) {
    HelperFiles.warning(router, trees)
        .accept(
            "no path helpers for " + router.getSimpleName() + ": expected it whole, or in the table"
                + " of a class that implements Router, got a table from elsewhere; give new "
                + router.getSimpleName() + "() to the endpoint",
            place);
  }
}
