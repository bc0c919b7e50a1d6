package io.garuda.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads the rows of an annotated JAX-RS resource class, as the router does of the class. */
final class MountedRows {
  private static final String REST = "jakarta.ws.rs.";

  /** One row, for one method. */
  record Row(String verb, String path, String method) {}

  private final Elements elements;
  private final Types types;

  MountedRows(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  List<Row> of(TypeElement type) {
    Optional<String> root =
        lineage(type).flatMap(holder -> value(holder, REST + "Path").stream()).findFirst();
    List<Row> rows = new ArrayList<>();
    if (root.isEmpty()) {
      return rows; // refused at boot
    }
    for (ExecutableElement method : ElementFilter.methodsIn(elements.getAllMembers(type))) {
      ExecutableElement annotated = annotated(type, method);
      Optional<String> verb = verb(annotated);
      if (verb.isPresent() && method.getModifiers().contains(Modifier.PUBLIC)) {
        String path = slashed(root.get())
            + value(annotated, REST + "Path").map(MountedRows::slashed).orElse("");
        rows.add(new Row(
            verb.get(), path.isEmpty() ? "/" : path, method.getSimpleName().toString()));
      }
    }
    return rows;
  }

  /** Will return the method that carries the annotations: it, or one that it overrides. */
  ExecutableElement annotated(TypeElement type, ExecutableElement method) {
    return Stream.concat(
            Stream.of(method),
            lineage(type)
                .flatMap(holder -> ElementFilter.methodsIn(holder.getEnclosedElements()).stream())
                .filter(other -> elements.overrides(method, other, type)))
        .filter(MountedRows::isAnnotated)
        .findFirst()
        .orElse(method);
  }

  private static boolean isAnnotated(ExecutableElement method) {
    return Stream.concat(Stream.of(method), method.getParameters().stream())
        .flatMap(element -> element.getAnnotationMirrors().stream())
        .anyMatch(mirror -> name(mirror).startsWith(REST) || verb(mirror).isPresent());
  }

  private static Optional<String> verb(ExecutableElement method) {
    return method.getAnnotationMirrors().stream()
        .flatMap(mirror -> verb(mirror).stream())
        .findFirst();
  }

  private static Optional<String> verb(AnnotationMirror mirror) {
    return value(mirror.getAnnotationType().asElement(), REST + "HttpMethod");
  }

  /** Will return the text of an element's annotation. */
  static Optional<String> value(Element element, String annotation) {
    return element.getAnnotationMirrors().stream()
        .filter(mirror -> name(mirror).equals(annotation))
        .flatMap(mirror -> mirror.getElementValues().values().stream())
        .map(AnnotationValue::getValue)
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .findFirst();
  }

  private static String name(AnnotationMirror mirror) {
    return mirror.getAnnotationType().toString();
  }

  /** Will return a class, its superclasses, then interfaces. */
  private Stream<TypeElement> lineage(TypeElement type) {
    List<TypeElement> classes = new ArrayList<>();
    List<TypeElement> interfaces = new ArrayList<>();
    add(type, classes, interfaces);
    return Stream.concat(classes.stream(), interfaces.stream());
  }

  private void add(TypeElement type, List<TypeElement> classes, List<TypeElement> interfaces) {
    (type.getKind().isInterface() ? interfaces : classes).add(type);
    for (TypeMirror above : types.directSupertypes(type.asType())) {
      if (types.asElement(above) instanceof TypeElement element) {
        add(element, classes, interfaces);
      }
    }
  }

  private static String slashed(String path) {
    String inner = path.replaceAll("^/+|/+$", "");
    return inner.isEmpty() ? "" : "/" + inner;
  }
}
