package io.garuda.processor;

import io.garuda.router.PathTemplate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Gives a helper the types that the action itself has for the parameters of its path. */
final class ActionParameters {
  private final Elements elements;
  private final Types types;
  private final MountedRows mounted;
  private final TypeElement toParam;

  ActionParameters(Elements elements, Types types, MountedRows mounted, TypeElement toParam) {
    this.elements = elements;
    this.types = types;
    this.mounted = mounted;
    this.toParam = toParam;
  }

  List<Parameter> of(PathTemplate path, TypeElement controller, String action) {
    Map<String, ParameterType> asked = new HashMap<>();
    for (ExecutableElement method : ElementFilter.methodsIn(elements.getAllMembers(controller))) {
      if (method.getSimpleName().contentEquals(action)) {
        for (VariableElement parameter : mounted.annotated(controller, method).getParameters()) {
          MountedRows.value(parameter, "jakarta.ws.rs.PathParam")
              .ifPresent(name -> asked.put(name, type(parameter.asType())));
        }
      }
    }
    return path.names().stream()
        .map(name -> Parameter.of(name, asked.getOrDefault(name, ParameterType.TEXT)))
        .toList();
  }

  /** What JAX-RS would make of text in ways of its own is given as text. */
  private ParameterType type(TypeMirror type) {
    if (type.getKind().isPrimitive()) {
      return ParameterType.primitive(plain(type));
    }
    if (type.getKind() != TypeKind.DECLARED || !(types.asElement(type) instanceof TypeElement of)) {
      return ParameterType.TEXT;
    }
    String name = of.getQualifiedName().toString();
    if (name.startsWith("java.lang.") && !name.equals("java.lang.String")) {
      return boxed(type);
    }
    if (name.equals(UUID.class.getName())) {
      return ParameterType.object(name, "toString");
    }
    if (!isVisible(of)) {
      return ParameterType.TEXT;
    }
    if (types.isSubtype(type, toParam.asType())) {
      return ParameterType.object(name, "toParam");
    }
    return of.getKind() == ElementKind.ENUM
        ? ParameterType.object(name, "name")
        : ParameterType.TEXT;
  }

  private ParameterType boxed(TypeMirror type) {
    try {
      return ParameterType.primitive(plain(types.unboxedType(type)));
    } catch (IllegalArgumentException e) {
      return ParameterType.TEXT; // another one of java.lang
    }
  }

  /** Annotations of a type's use are not wanted. */
  private static String plain(TypeMirror primitive) {
    return primitive.getKind().name().toLowerCase(Locale.ROOT);
  }

  private static boolean isVisible(TypeElement type) {
    for (Element at = type; at instanceof TypeElement; at = at.getEnclosingElement()) {
      if (!at.getModifiers().contains(Modifier.PUBLIC)) {
        return false;
      }
    }
    return true;
  }
}
