package io.garuda.processor;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Runs the source of a router's {@code routes}, as far as the table depends on it. */
final class RouterReader {
  private static final int DEEPEST = 50;

  private final Trees trees;
  private final Names names;
  private final Expressions expressions;
  private final TableCalls calls;
  private final Set<TypeElement> others = new HashSet<>();
  private final List<Problem> problems = new ArrayList<>();
  private int depth;

  RouterReader(Trees trees, Names names, MountedRows mounted) {
    this.trees = trees;
    this.names = names;
    this.expressions = new Expressions(trees, names);
    this.calls = new TableCalls(this, expressions, mounted);
  }

  void read(TypeElement router, ExecutableElement routes) {
    run(routes, router, List.of(new Value.Table("", "")));
  }

  List<ReadRoute> routes() {
    return calls.routes();
  }

  List<Problem> problems() {
    return problems;
  }

  /** Will return the other classes whose methods were given the table. */
  Set<TypeElement> others() {
    return others;
  }

  void warn(String message, Tree tree, Value.Frame frame) {
    problems.add(new Problem(message, new ReadRoute.Place(tree, frame.unit())));
  }

  /** Will run a method's body; false if its source is not there. */
  private boolean run(ExecutableElement method, TypeElement self, List<Value> given) {
    TreePath path = trees.getPath(method);
    if (path == null
        || !(path.getLeaf() instanceof MethodTree tree)
        || tree.getBody() == null
        || !(method.getEnclosingElement() instanceof TypeElement owner)
        || depth == DEEPEST) {
      return false;
    }
    others.add(self);
    Value.Frame frame = new Value.Frame(path.getCompilationUnit(), owner, Map.of());
    for (int i = 0; i < given.size(); i++) {
      frame.locals().put(tree.getParameters().get(i).getName().toString(), given.get(i));
    }
    depth++;
    run(tree.getBody(), frame);
    depth--;
    return true;
  }

  private void run(StatementTree code, Value.Frame frame) {
    if (code instanceof BlockTree block) {
      Value.Frame inner = frame.inner();
      block.getStatements().forEach(statement -> run(statement, inner));
    } else if (code instanceof ExpressionStatementTree statement) {
      evaluate(statement.getExpression(), frame);
    } else if (code instanceof VariableTree variable) {
      ExpressionTree first = variable.getInitializer();
      Value value = first == null ? new Value.Unknown() : expressions.eval(first, frame);
      frame.locals().put(variable.getName().toString(), value);
      if (value instanceof Value.Unknown) {
        refuse(code, frame);
      }
    } else if (code instanceof EnhancedForLoopTree loop
        && expressions.eval(loop.getExpression(), frame) instanceof Value.Items items) {
      for (Value value : items.values()) {
        Value.Frame inner = frame.inner();
        inner.locals().put(loop.getVariable().getName().toString(), value);
        run(loop.getStatement(), inner);
      }
    } else if (!(code instanceof EmptyStatementTree || code instanceof ReturnTree)) {
      refuse(code, frame);
    }
  }

  /** Will warn of code that has the table, and does with it what is not known in the build. */
  private void refuse(Tree code, Value.Frame frame) {
    if (Boolean.TRUE.equals(new UsesTable(frame).scan(code, null))) {
      warn(
          "no path helper for the routes here: expected plain calls, scopes and loops over List.of"
              + " constants, got: " + firstLine(code),
          code,
          frame);
    }
  }

  static String firstLine(Tree code) {
    return code.toString().strip().lines().findFirst().orElse("");
  }

  private void evaluate(ExpressionTree code, Value.Frame frame) {
    if (!(code instanceof MethodInvocationTree call)) {
      refuse(code, frame);
      return;
    }
    ExpressionTree select = call.getMethodSelect();
    if (select instanceof MemberSelectTree member) {
      if (expressions.eval(member.getExpression(), frame) instanceof Value.Table table) {
        calls.call(table, member.getIdentifier().toString(), call, frame);
        return;
      }
    }
    List<Value> given = new ArrayList<>();
    call.getArguments().forEach(argument -> given.add(expressions.eval(argument, frame)));
    if (given.stream().noneMatch(Value.Table.class::isInstance) || !callee(select, given, frame)) {
      refuse(code, frame);
    }
  }

  /** Will run a method that is given the table; false if it cannot be found. */
  private boolean callee(ExpressionTree select, List<Value> given, Value.Frame frame) {
    if (select instanceof IdentifierTree identifier) {
      return names
          .method(frame, identifier.getName().toString(), given.size())
          .filter(method -> run(method, frame.type(), given))
          .isPresent();
    }
    return select instanceof MemberSelectTree member
        && run(member.getExpression(), member.getIdentifier().toString(), given, frame);
  }

  private boolean run(ExpressionTree qualifier, String name, List<Value> given, Value.Frame frame) {
    Optional<TypeElement> type =
        expressions.eval(qualifier, frame) instanceof Value.Instance instance
            ? Optional.of(instance.type())
            : names.type(qualifier, frame);
    return type.isPresent()
        && names
            .method(type.get(), name, given.size())
            .filter(method -> run(method, type.get(), given))
            .isPresent();
  }

  /** Will run a block that is given a scope. */
  void block(Value block, Value.Table table, Tree place, Value.Frame frame) {
    if (block instanceof Value.Block known
        && known.code() instanceof LambdaExpressionTree lambda
        && lambda.getParameters().size() == 1) {
      Value.Frame inner = known.frame().inner();
      inner.locals().put(lambda.getParameters().get(0).getName().toString(), table);
      if (lambda.getBody() instanceof StatementTree statement) {
        run(statement, inner);
      } else if (lambda.getBody() instanceof ExpressionTree expression) {
        evaluate(expression, inner);
      }
      return;
    }
    boolean done = block instanceof Value.Block known
        && known.code() instanceof MemberReferenceTree reference
        && run(
            reference.getQualifierExpression(),
            reference.getName().toString(),
            List.of(table),
            known.frame());
    if (!done) {
      warn(
          "no path helper for the routes of this scope: expected a block with its source in this"
              + " build, got: " + firstLine(place),
          place,
          frame);
    }
  }

  /** Tells whether code names a variable that is the table. */
  private static final class UsesTable extends TreeScanner<Boolean, Void> {
    private final Value.Frame frame;

    UsesTable(Value.Frame frame) {
      this.frame = frame;
    }

    @Override
    public Boolean visitIdentifier(IdentifierTree name, Void nothing) {
      return frame.locals().get(name.getName().toString()) instanceof Value.Table;
    }

    @Override
    public Boolean reduce(Boolean one, Boolean other) {
      return Boolean.TRUE.equals(one) || Boolean.TRUE.equals(other);
    }
  }
}
