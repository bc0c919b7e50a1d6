package io.garuda.processor;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Finds routers that code outside of routers gives a table: where their paths lie is not known. */
final class RouterUses extends TreePathScanner<@Nullable Void, @Nullable Void> {
  private static final String ROUTES = "routes";

  private final Trees trees;
  private final Names names;
  private final Set<TypeElement> routers;
  private final Map<String, Tree> variables = new HashMap<>();
  private final Map<TypeElement, ReadRoute.Place> found = new LinkedHashMap<>();
  private TypeElement around;

  private RouterUses(Trees trees, Names names, Set<TypeElement> routers, TypeElement around) {
    this.trees = trees;
    this.names = names;
    this.routers = routers;
    this.around = around;
  }

  /** Will find them in a class. */
  static Map<TypeElement, ReadRoute.Place> in(
      TypeElement type, Trees trees, Names names, Set<TypeElement> routers) {
    RouterUses uses = new RouterUses(trees, names, routers, type);
    TreePath path = trees.getPath(type);
    if (path != null) {
      uses.scan(path, null);
    }
    return uses.found;
  }

  @Override
  public @Nullable Void visitClass(ClassTree tree, @Nullable Void nothing) {
    TypeElement outer = around;
    if (trees.getElement(getCurrentPath()) instanceof TypeElement type) {
      if (routers.contains(type)) {
        return null;
      }
      around = type;
    }
    super.visitClass(tree, null);
    around = outer;
    return null;
  }

  @Override
  public @Nullable Void visitVariable(VariableTree tree, @Nullable Void nothing) {
    Tree type =
        tree.getInitializer() instanceof NewClassTree made ? made.getIdentifier() : tree.getType();
    if (type != null) {
      variables.put(tree.getName().toString(), type);
    }
    return super.visitVariable(tree, null);
  }

  @Override
  public @Nullable Void visitMemberReference(MemberReferenceTree tree, @Nullable Void nothing) {
    if (tree.getName().contentEquals(ROUTES)) {
      find(tree.getQualifierExpression(), tree);
    }
    return super.visitMemberReference(tree, null);
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void nothing) {
    if (tree.getMethodSelect() instanceof MemberSelectTree select
        && select.getIdentifier().contentEquals(ROUTES)) {
      find(select.getExpression(), tree);
    }
    return super.visitMethodInvocation(tree, null);
  }

  private void find(ExpressionTree router, Tree use) {
    Value.Frame frame = new Value.Frame(getCurrentPath().getCompilationUnit(), around, Map.of());
    Tree type = router instanceof NewClassTree made
        ? made.getIdentifier()
        : router instanceof IdentifierTree name
            ? variables.getOrDefault(name.getName().toString(), router)
            : router;
    names
        .type(type, frame)
        .filter(routers::contains)
        .ifPresent(known -> found.putIfAbsent(known, new ReadRoute.Place(use, frame.unit())));
  }
}
