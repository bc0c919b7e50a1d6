package io.garuda.processor;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Finds what names in a source mean (JLS 6.4.1, 6.5). */
final class Names {
  private final Elements elements;

  Names(Elements elements) {
    this.elements = elements;
  }

  /** Will find the type that an identifier or a dotted name means. */
  Optional<TypeElement> type(Tree name, Value.Frame frame) {
    if (name instanceof ParenthesizedTree inner) {
      return type(inner.getExpression(), frame);
    }
    if (name instanceof IdentifierTree identifier) {
      return simple(identifier.getName().toString(), frame);
    }
    if (name instanceof MemberSelectTree select) {
      return type(select.getExpression(), frame)
          .flatMap(outer -> nested(outer, select.getIdentifier().toString()))
          .or(() -> Optional.ofNullable(elements.getTypeElement(select.toString())));
    }
    return Optional.empty();
  }

  private Optional<TypeElement> simple(String name, Value.Frame frame) {
    CompilationUnitTree unit = frame.unit();
    String home = unit.getPackageName() == null ? "" : unit.getPackageName() + ".";
    return around(frame.type())
        .flatMap(type -> type.getSimpleName().contentEquals(name)
            ? Stream.of(type)
            : nested(type, name).stream())
        .findFirst()
        .or(() -> imported(unit, false, name))
        .or(() -> imported(unit, true, name))
        .or(() -> Optional.ofNullable(elements.getTypeElement(home + name)))
        .or(() -> onDemand(unit, name))
        .or(() -> Optional.ofNullable(elements.getTypeElement("java.lang." + name)));
  }

  private Optional<TypeElement> imported(CompilationUnitTree unit, boolean isStatic, String name) {
    return imports(unit, isStatic)
        .filter(whole -> whole.endsWith("." + name))
        .flatMap(whole -> Stream.ofNullable(elements.getTypeElement(whole)))
        .findFirst();
  }

  private Optional<TypeElement> onDemand(CompilationUnitTree unit, String name) {
    return imports(unit, false)
        .filter(whole -> whole.endsWith(".*"))
        .map(whole -> whole.substring(0, whole.length() - 1) + name)
        .flatMap(whole -> Stream.ofNullable(elements.getTypeElement(whole)))
        .findFirst();
  }

  private static Stream<String> imports(CompilationUnitTree unit, boolean isStatic) {
    return unit.getImports().stream()
        .filter(one -> one.isStatic() == isStatic)
        .map(ImportTree::getQualifiedIdentifier)
        .map(Tree::toString);
  }

  private Optional<TypeElement> nested(TypeElement outer, String name) {
    return ElementFilter.typesIn(elements.getAllMembers(outer)).stream()
        .filter(type -> type.getSimpleName().contentEquals(name))
        .findFirst();
  }

  /** Will find a field: of a type if one stands before the dot, else around the code, or imported. */
  Optional<VariableElement> field(ExpressionTree name, Value.Frame frame) {
    if (name instanceof MemberSelectTree select) {
      return type(select.getExpression(), frame)
          .flatMap(type -> field(type, select.getIdentifier().toString()));
    }
    return name instanceof IdentifierTree identifier
        ? visible(
            frame,
            identifier.getName().toString(),
            type -> field(type, identifier.getName().toString()))
        : Optional.empty();
  }

  private Optional<VariableElement> field(TypeElement type, String name) {
    return ElementFilter.fieldsIn(elements.getAllMembers(type)).stream()
        .filter(field -> field.getSimpleName().contentEquals(name))
        .findFirst();
  }

  /** Will find the one method of a name with so many parameters, around the code or imported. */
  Optional<ExecutableElement> method(Value.Frame frame, String name, int parameters) {
    return visible(frame, name, type -> method(type, name, parameters));
  }

  /** Will find a type's one method of a name with so many parameters. */
  Optional<ExecutableElement> method(TypeElement type, String name, int parameters) {
    List<ExecutableElement> found = ElementFilter.methodsIn(elements.getAllMembers(type)).stream()
        .filter(method -> method.getSimpleName().contentEquals(name))
        .filter(method -> method.getParameters().size() == parameters)
        .toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private <T> Optional<T> visible(
      Value.Frame frame, String name, Function<TypeElement, Optional<T>> member) {
    Stream<TypeElement> imported = imports(frame.unit(), true)
        .filter(whole -> whole.endsWith("." + name) || whole.endsWith(".*"))
        .map(whole -> whole.substring(0, whole.lastIndexOf('.')))
        .flatMap(whole -> Stream.ofNullable(elements.getTypeElement(whole)));
    return Stream.concat(around(frame.type()), imported)
        .flatMap(type -> member.apply(type).stream())
        .findFirst();
  }

  /** Will return a type, then those around it. */
  private static Stream<TypeElement> around(TypeElement type) {
    return Stream.<Element>iterate(
            type, at -> at instanceof TypeElement, at -> at.getEnclosingElement())
        .map(TypeElement.class::cast);
  }
}
