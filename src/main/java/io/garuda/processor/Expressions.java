package io.garuda.processor;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import io.garuda.router.ResourceAction;
import io.garuda.router.ResourceOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;

/** Tells what expressions stand for. */
final class Expressions {
  private static final Value UNKNOWN = new Value.Unknown();
  private static final Set<String> LISTS =
      Set.of("List.of", "Set.of", "Arrays.asList", "Stream.of");

  private final Trees trees;
  private final Names names;

  Expressions(Trees trees, Names names) {
    this.trees = trees;
    this.names = names;
  }

  Value eval(ExpressionTree code, Value.Frame frame) {
    if (code instanceof ParenthesizedTree inner) {
      return eval(inner.getExpression(), frame);
    }
    if (code instanceof LiteralTree literal) {
      return literal.getValue() instanceof String text ? new Value.Text(text) : UNKNOWN;
    }
    if (code instanceof LambdaExpressionTree || code instanceof MemberReferenceTree) {
      return new Value.Block(code, frame);
    }
    if (code instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
      return eval(sum.getLeftOperand(), frame) instanceof Value.Text left
              && eval(sum.getRightOperand(), frame) instanceof Value.Text right
          ? new Value.Text(left.text() + right.text())
          : UNKNOWN;
    }
    if (code instanceof NewClassTree made) {
      return known(names.type(made.getIdentifier(), frame).map(Value.Instance::new));
    }
    if (code instanceof NewArrayTree array) {
      return array.getInitializers() == null ? UNKNOWN : items(array.getInitializers(), frame);
    }
    return code instanceof MethodInvocationTree call ? call(call, frame) : name(code, frame);
  }

  private static Value known(Optional<? extends Value> value) {
    return value.isPresent() ? value.get() : UNKNOWN;
  }

  private Value.Items items(List<? extends ExpressionTree> codes, Value.Frame frame) {
    List<Value> values = new ArrayList<>();
    codes.forEach(code -> values.add(eval(code, frame)));
    return new Value.Items(values);
  }

  private Value name(ExpressionTree code, Value.Frame frame) {
    if (code instanceof MemberSelectTree select && select.getIdentifier().contentEquals("class")) {
      return known(names.type(select.getExpression(), frame).map(Value.Type::new));
    }
    if (code instanceof IdentifierTree identifier) {
      String name = identifier.getName().toString();
      Value local = frame.locals().get(name);
      if (local != null) {
        return local;
      }
      if (name.equals("this")) {
        return new Value.Instance(frame.type());
      }
      if (name.equals("super")
          && frame.type().getSuperclass() instanceof DeclaredType above
          && above.asElement() instanceof TypeElement type) {
        return new Value.Instance(type);
      }
    }
    return known(names.field(code, frame).map(this::constant));
  }

  /** Will tell what a constant holds: what javac knows, or what its initializer says. */
  private Value constant(VariableElement field) {
    if (field.getConstantValue() instanceof String text) {
      return new Value.Text(text);
    }
    if (!field.getModifiers().contains(Modifier.FINAL)
        || !(field.getEnclosingElement() instanceof TypeElement owner)) {
      return UNKNOWN;
    }
    TreePath path = trees.getPath(field);
    return path != null
            && path.getLeaf() instanceof VariableTree declared
            && declared.getInitializer() != null
        ? eval(
            declared.getInitializer(), new Value.Frame(path.getCompilationUnit(), owner, Map.of()))
        : UNKNOWN;
  }

  private Value call(MethodInvocationTree call, Value.Frame frame) {
    String whole = call.getMethodSelect().toString();
    List<? extends ExpressionTree> given = call.getArguments();
    if (LISTS.stream().anyMatch(list -> whole.equals(list) || whole.endsWith("." + list))) {
      return items(given, frame);
    }
    String name = whole.substring(whole.lastIndexOf('.') + 1);
    if (call.getMethodSelect() instanceof MemberSelectTree select
        && eval(select.getExpression(), frame) instanceof Value.Options options) {
      return changed(options.how(), name, given, frame);
    }
    return switch (name) {
      case "all" -> given.isEmpty() ? new Value.Options(ResourceOptions.all()) : UNKNOWN;
      case "only", "except" -> actions(given).map(all -> options(name, all)).orElse(UNKNOWN);
      default -> UNKNOWN;
    };
  }

  private static Value options(String name, List<ResourceAction> all) {
    ResourceAction[] rest = all.subList(1, all.size()).toArray(ResourceAction[]::new);
    return new Value.Options(
        name.equals("only")
            ? ResourceOptions.only(all.get(0), rest)
            : ResourceOptions.except(all.get(0), rest));
  }

  private static Optional<List<ResourceAction>> actions(List<? extends ExpressionTree> given) {
    List<ResourceAction> actions = new ArrayList<>();
    for (ExpressionTree one : given) {
      String name = one.toString().replaceFirst("^.*\\.", "");
      for (ResourceAction action : ResourceAction.values()) {
        if (action.name().equals(name)) {
          actions.add(action);
        }
      }
    }
    return actions.isEmpty() || actions.size() < given.size()
        ? Optional.empty()
        : Optional.of(actions);
  }

  private Value changed(
      ResourceOptions how, String name, List<? extends ExpressionTree> given, Value.Frame frame) {
    if (name.equals("singleton")) {
      return new Value.Options(how.singleton());
    }
    if (given.size() == 1 && eval(given.get(0), frame) instanceof Value.Text text) {
      if (name.equals("param")) {
        return new Value.Options(how.param(text.text()));
      }
      if (name.equals("name")) {
        return new Value.Options(how.name(text.text()));
      }
    }
    return UNKNOWN;
  }
}
